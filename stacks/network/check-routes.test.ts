import { describe, expect, it } from "vitest";
import { networkCheck } from "./check";
import { type Refusal, shopContext, tiers } from "./shop.fixture";

const database = { bits: 24, route: "none" } as const;

describe("network check", () => {
  it.each<Refusal>([
    {
      fault: "a route to NAT gateways that there are none of",
      input: { nat: "none" },
      path: ["tiers", "private", "route"],
      expected: "a NAT gateway to route to",
      got: "nat: none",
      mend: "set nat to one or perZone, and give one tier route: internet",
    },
    {
      fault: "a NAT gateway that no tier could hold",
      input: { nat: "one", tiers: { private: tiers.private } },
      path: ["tiers", "private", "route"],
      expected: "a NAT gateway to route to",
      got: "no tier with route: internet to hold one",
      mend: "set nat to one or perZone, and give one tier route: internet",
    },
    {
      fault: "one route table for the NAT gateways of several zones",
      input: { tiers: { ...tiers, private: { ...tiers.private, table: "shared" } } },
      path: ["tiers", "private", "table"],
      expected: "zonal, so that each zone uses its own NAT gateway",
      got: "shared",
    },
    {
      fault: "a zone behind the NAT gateway of another",
      input: { tiers: { ...tiers, private: { ...tiers.private, zones: ["a", "b", "c"] } } },
      path: ["tiers", "private", "zones"],
      expected: "zones with a NAT gateway, which are those of public: a, b",
      got: "c",
    },
    {
      fault: "two tiers with the default route table",
      input: {
        tiers: {
          ...tiers,
          database: { ...database, table: "default" },
          cache: { ...database, table: "default" },
        },
      },
      path: ["tiers", "cache", "table"],
      expected: "shared or zonal, since database has the VPC's only default table",
      got: "default",
    },
    {
      fault: "an interface endpoint in an unknown tier",
      input: { endpoints: { logs: { type: "interface", tier: "privat" } } },
      path: ["endpoints", "logs", "tier"],
      expected: "a tier: private, public",
      got: '"privat"',
    },
    {
      fault: "a gateway endpoint of an unknown tier",
      input: { endpoints: { s3: { type: "gateway", tiers: ["private", "databse"] } } },
      path: ["endpoints", "s3", "tiers", 1],
      expected: "a tier: private, public",
      got: '"databse"',
    },
    {
      fault: "a gateway endpoint of a service that has none",
      input: { endpoints: { logs: { type: "gateway", tiers: ["private"] } } },
      path: ["endpoints", "logs", "type"],
      expected: "interface, since only s3 and dynamodb have gateway endpoints",
      got: "gateway",
    },
  ])("refuses $fault", ({ fault: _, input, ...problem }) => {
    expect(networkCheck(shopContext(input))).toEqual([problem]);
  });
});
