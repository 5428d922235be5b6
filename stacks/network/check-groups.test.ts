import type { SettingsProblem } from "@strata/config";
import { describe, expect, it } from "vitest";
import { groupProblems } from "./check-groups";
import { type NetworkInput, shopNetwork } from "./shop.fixture";

type Rule = NonNullable<NonNullable<NetworkInput["securityGroups"]>[string]["ingress"]>[string];
type Endpoint = NonNullable<NetworkInput["endpoints"]>[string];

const interfaces = { type: "interface", tier: "private" } as const satisfies Endpoint;

/** A network whose group `base` has one rule, and which has one endpoint. */
const network = (rule: Partial<Rule>, endpoint: Endpoint = interfaces) =>
  shopNetwork({
    securityGroups: {
      base: {
        description: "Services",
        ingress: { web: { description: "Web", ports: [443], peer: "vpc", ...rule } },
      },
      jobs: { description: "Jobs" },
    },
    endpoints: { sts: endpoint },
  });

describe("rules of shared groups", () => {
  it.each<{ name: string; rule: Partial<Rule> }>([
    { name: "a port from the VPC", rule: {} },
    { name: "all traffic of the same group", rule: { protocol: "all", ports: [], peer: "self" } },
    { name: "all traffic of another group", rule: { protocol: "all", ports: [], peer: { group: "jobs" } } },
    { name: "a port from addresses", rule: { peer: { cidrs: ["192.0.2.0/24"] } } },
  ])("may let through $name", ({ rule }) => {
    expect(groupProblems(network(rule))).toEqual([]);
  });

  it.each<{ fault: string; rule: Partial<Rule> } & SettingsProblem>([
    {
      fault: "no port",
      rule: { protocol: "udp", ports: [] },
      path: ["ports"],
      expected: "the ports of udp",
      got: "none",
    },
    {
      fault: "ports of all protocols",
      rule: { protocol: "all", peer: "self" },
      path: ["ports"],
      expected: "none, since protocol all has no ports",
      got: "443",
    },
    {
      fault: "all traffic of the VPC",
      rule: { protocol: "all", ports: [], peer: "vpc" },
      path: ["protocol"],
      expected: "tcp or udp with ports, since all is for groups and never for addresses",
      got: "all",
    },
    {
      fault: "all traffic of addresses",
      rule: { protocol: "all", ports: [], peer: { cidrs: ["192.0.2.0/24"] } },
      path: ["protocol"],
      expected: "tcp or udp with ports, since all is for groups and never for addresses",
      got: "all",
    },
    {
      fault: "a group that is not set",
      rule: { peer: { group: "job" } },
      path: ["peer", "group"],
      expected: "a security group: base, jobs",
      got: '"job"',
    },
    {
      fault: "a range with host bits",
      rule: { peer: { cidrs: ["192.0.2.0/24", "192.0.2.1/24"] } },
      path: ["peer", "cidrs", 1],
      expected: "an IPv4 CIDR",
      got: '"192.0.2.1/24": host bits are set, did you mean "192.0.2.0/24"?',
    },
  ])("may not let through $fault", ({ rule, path, expected, got }) => {
    expect(groupProblems(network(rule))).toEqual([
      { path: ["securityGroups", "base", "ingress", "web", ...path], expected, got },
    ]);
  });
});

describe("groups of endpoints", () => {
  it("must be set", () => {
    expect(groupProblems(network({}, { ...interfaces, groups: ["base", "web"] }))).toEqual([
      {
        path: ["endpoints", "sts", "groups", 1],
        expected: "a security group: base, jobs",
        got: '"web"',
      },
    ]);
  });

  it("say by their own rules what may reach the endpoint", () => {
    expect(groupProblems(network({}, { ...interfaces, groups: ["base"], ports: [443] }))).toEqual([
      {
        path: ["endpoints", "sts", "ports"],
        expected: "nothing, since the rules of base say what may reach it",
        got: "443",
      },
    ]);
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
