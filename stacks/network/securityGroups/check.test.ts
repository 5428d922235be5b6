import { describe, expect, it } from "vitest";
import { faults, type NetworkInput, shopNetwork } from "../shop.fixture";

type Rule = NonNullable<NonNullable<NetworkInput["securityGroups"]>[string]["ingress"]>[string];

/** What `config check` says of a network whose group `base` has one rule. */
const faultsOf = (rule: Partial<Rule>) =>
  faults({
    securityGroups: {
      base: {
        description: "Services",
        ingress: { web: { description: "Web", ports: [443], peer: "vpc", ...rule } },
      },
      jobs: { description: "Jobs" },
    },
  });

describe("check of security groups", () => {
  it.each<{ name: string; rule: Partial<Rule> }>([
    { name: "a port from the VPC", rule: {} },
    { name: "all traffic of the same group", rule: { protocol: "all", ports: [], peer: "self" } },
    { name: "all traffic of another group", rule: { protocol: "all", ports: [], peer: { group: "jobs" } } },
    { name: "a port from addresses", rule: { peer: { cidrs: ["192.0.2.0/24"] } } },
  ])("may let through $name", ({ rule }) => {
    expect(faultsOf(rule)).toEqual([]);
  });

  it.each<{ fault: string; rule: Partial<Rule>; message: string }>([
    {
      fault: "no port",
      rule: { protocol: "udp", ports: [] },
      message: "ports: expected at least one port of udp, got none",
    },
    {
      fault: "ports of all protocols",
      rule: { protocol: "all", peer: "self" },
      message: "ports: expected none, since protocol all has no ports, got 443",
    },
    {
      fault: "all traffic of the VPC",
      rule: { protocol: "all", ports: [], peer: "vpc" },
      message: "protocol: expected tcp or udp with ports, since all is allowed only between groups, got all",
    },
    {
      fault: "all traffic of addresses",
      rule: { protocol: "all", ports: [], peer: { cidrs: ["192.0.2.0/24"] } },
      message: "protocol: expected tcp or udp with ports, since all is allowed only between groups, got all",
    },
    {
      fault: "a group that is not set",
      rule: { peer: { group: "job" } },
      message:
        'peer.group: expected a security group of network.securityGroups, got "job"; did you mean "jobs"?',
    },
    {
      fault: "a range with host bits",
      rule: { peer: { cidrs: ["192.0.2.0/24", "192.0.2.1/24"] } },
      message:
        'peer.cidrs.1: expected an IPv4 CIDR, got "192.0.2.1/24": host bits are set, did you mean "192.0.2.0/24"?',
    },
  ])("may not let through $fault", ({ rule, message }) => {
    expect(faultsOf(rule)).toEqual([`securityGroups.base.ingress.web.${message}`]);
  });
});

describe("descriptions", () => {
  it.each([
    { text: "Endpoints of AWS services, from the VPC (443)", taken: true },
    { text: "the VPC's endpoints", taken: false },
    { text: "", taken: false },
    { text: "a".repeat(256), taken: false },
  ])("are text that EC2 takes: $text", ({ text, taken }) => {
    const parse = () => shopNetwork({ securityGroups: { base: { description: text } } });

    if (taken) expect(parse).not.toThrow();
    else expect(parse).toThrow("1 to 255 letters");
  });
});

describe("rules that are one to EC2", () => {
  const web = { description: "Web", ports: [443] };
  const repeated = (ingress: Record<string, Rule>, egress: Record<string, Rule> = {}) =>
    faults({
      securityGroups: { base: { description: "Services", ingress, egress }, jobs: { description: "Jobs" } },
    });

  it.each<{ what: string; first: Rule; second: Rule; got: string }>([
    {
      what: "the VPC and its CIDR",
      first: { ...web, peer: "vpc" },
      second: { ...web, peer: { cidrs: ["10.20.0.0/16"] } },
      got: "tcp 443 of 10.20.0.0/16",
    },
    {
      what: "self and the group's own name",
      first: { ...web, peer: "self" },
      second: { ...web, peer: { group: "base" } },
      got: "tcp 443 of group base",
    },
    {
      what: "one port of several",
      first: { ...web, ports: [80, 443], peer: { group: "jobs" } },
      second: { ...web, ports: [443, 8443], peer: { group: "jobs" } },
      got: "tcp 443 of group jobs",
    },
    {
      what: "all traffic of a group",
      first: { description: "All", protocol: "all", peer: { group: "jobs" } },
      second: { description: "Everything", protocol: "all", peer: { group: "jobs" } },
      got: "all traffic of group jobs",
    },
  ])("are refused: $what", ({ first, second, got }) => {
    expect(repeated({ first, second })).toEqual([
      `securityGroups.base.ingress.second: expected a rule that the security group does not have yet, got ${got}, which ingress.first allows already; remove one of them`,
    ]);
  });

  it("are two where their direction, protocol or CIDR differs", () => {
    const tcp: Rule = { ...web, peer: "vpc" };

    expect(
      repeated(
        { tcp, udp: { ...tcp, protocol: "udp" }, part: { ...web, peer: { cidrs: ["10.20.0.0/17"] } } },
        { tcp },
      ),
    ).toEqual([]);
  });
});
