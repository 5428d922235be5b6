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
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });

  it("accepts ports of an endpoint without groups", () => {
    expect(faults({ endpoints: { email: { ...interfaces, ports: [443, 587] } } })).toEqual([]);
  });
});
