import { describe, expect, it } from "vitest";
import { faults, type Refusal } from "../shop.fixture";

const securityGroups = { base: { description: "Services" }, jobs: { description: "Jobs" } };
const interfaces = { type: "interface", tier: "private" } as const;

describe("check of endpoints", () => {
  it.each<Refusal>([
    {
      fault: "an interface endpoint in an unknown tier",
      input: { endpoints: { logs: { type: "interface", tier: "privat" } } },
      messages: [
        'endpoints.logs.tier: expected a tier of network.tiers, got "privat"; did you mean "private"?',
      ],
    },
    {
      fault: "a gateway endpoint of an unknown tier",
      input: { endpoints: { s3: { type: "gateway", tiers: ["private", "databse"] } } },
      messages: [
        'endpoints.s3.tiers.1: expected a tier of network.tiers, got "databse"; known: private, public',
      ],
    },
    {
      fault: "a gateway endpoint of a service that has none",
      input: { endpoints: { logs: { type: "gateway", tiers: ["private"] } } },
      messages: [
        "endpoints.logs.type: expected interface, since only s3 and dynamodb have gateway endpoints, got gateway",
      ],
    },
    {
      fault: "an unknown group",
      input: { securityGroups, endpoints: { sts: { ...interfaces, groups: ["base", "web"] } } },
      messages: [
        'endpoints.sts.groups.1: expected a security group of network.securityGroups, got "web"; known: base, jobs',
      ],
    },
    {
      fault: "ports beside groups, whose rules say what may reach the endpoint",
      input: { securityGroups, endpoints: { sts: { ...interfaces, groups: ["base"], ports: [443] } } },
      messages: [
        "endpoints.sts.ports: expected nothing, since the rules of base decide what may reach it, got 443",
      ],
    },
    {
      fault: "a service that is misspelt",
      input: { endpoints: { ec2message: interfaces } },
      messages: [
        'endpoints.ec2message: expected a service that has endpoints, got "ec2message"; did you mean "ec2messages"?',
      ],
    },
    {
      fault: "a service by its whole name",
      input: { endpoints: { "com.amazonaws.eu-west-1.sts": interfaces } },
      messages: [
        'endpoints.com.amazonaws.eu-west-1.sts: expected a service such as "ecr.api", without com.amazonaws.<region>. in front as key, got "com.amazonaws.eu-west-1.sts"',
      ],
    },
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });

  it("accepts ports of an endpoint without groups", () => {
    expect(faults({ endpoints: { email: { ...interfaces, ports: [443, 587] } } })).toEqual([]);
  });
});
