import { describe, expect, it } from "vitest";
import { faults, type NetworkInput, type Refusal, shopNetwork, tiers } from "../shop.fixture";
import { vpcProblems } from "./check";

const database = { bits: 24, route: "none" } as const;

describe("check of addresses", () => {
  it.each<Refusal>([
    {
      fault: "a VPC with host bits",
      input: { cidr: "10.20.1.0/16" },
      messages: [
        'cidr: expected an IPv4 CIDR, got "10.20.1.0/16": host bits are set, did you mean "10.20.0.0/16"?',
      ],
    },
    {
      fault: "a VPC larger than AWS takes",
      input: { cidr: "10.0.0.0/8", tiers: {}, nat: "none" },
      messages: ["cidr: expected an IPv4 range of /16 to /28 for the VPC, got 10.0.0.0/8"],
    },
    {
      fault: "a VPC smaller than AWS takes",
      input: { cidr: "10.20.0.0/29", tiers: {}, nat: "none" },
      messages: ["cidr: expected an IPv4 range of /16 to /28 for the VPC, got 10.20.0.0/29"],
    },
    {
      fault: "a subnet outside of the VPC",
      input: { tiers: { ...tiers, database: { ...database, at: "10.21.0.0" } } },
      messages: ['tiers.database.at: expected an address in 10.20.0.0/16, got "10.21.0.0"'],
    },
    {
      fault: "an offset past the VPC",
      input: { tiers: { ...tiers, database: { ...database, at: "0.1.0.0" } } },
      messages: [
        'tiers.database.at: expected an offset below 0.1.0.0, the size of 10.20.0.0/16, got "0.1.0.0"',
      ],
    },
    {
      fault: "the subnet of one zone outside of the VPC",
      input: { tiers: { ...tiers, database: { ...database, at: { a: "0.0.5.0", b: "0.1.5.0" } } } },
      messages: [
        'tiers.database.at.b: expected an offset below 0.1.0.0, the size of 10.20.0.0/16 (zone b), got "0.1.5.0"',
      ],
    },
    {
      fault: "subnets that overlap",
      input: { zones: ["a"], tiers: { ...tiers, database: { ...database, at: "0.0.101.0" } } },
      messages: [
        "tiers.database.at.a: expected a range clear of subnet public-a (10.20.101.0/24) (zone a), got 10.20.101.0/24",
      ],
    },
    {
      fault: "a subnet larger than the VPC",
      input: {
        cidr: "10.20.0.0/20",
        tiers: { database: { ...database, bits: 18 } },
        nat: "none",
      },
      messages: [
        "tiers.database.bits: expected a prefix length of 20 to 28 (10.20.0.0/20 is the VPC), got 18",
      ],
    },
    {
      fault: "more subnets than there is room for",
      input: {
        cidr: "10.20.0.0/24",
        tiers: { database: { ...database, bits: 25 } },
        nat: "none",
        zones: ["a", "b", "c"],
      },
      messages: [
        "tiers.database.bits: expected a free /25 in 10.20.0.0/24 (zone c), got no free range; use smaller subnets, fewer zones or a larger VPC",
      ],
    },
    {
      fault: "a subnet that does not begin at a multiple of its size",
      input: { tiers: { ...tiers, database: { ...database, bits: 20, at: "0.0.24.0" } } },
      messages: [
        'tiers.database.at: expected a multiple of 0.0.16.0, the size of a /20, such as 10.20.16.0, got "0.0.24.0"',
      ],
    },
    {
      fault: "a subnet in a reserved range",
      input: { reserved: { office: { range: "0.0.2.0-0.0.2.255", reason: "office" } } },
      messages: [
        'tiers.private.at.b: expected a range clear of the range reserved for "office" (10.20.2.0/24) (zone b), got 10.20.2.0/24',
      ],
    },
    {
      fault: "a reserved range outside of the VPC",
      input: { reserved: { office: { range: "10.21.0.0/24", reason: "office" } } },
      messages: ['reserved.office: expected a CIDR inside 10.20.0.0/16, got "10.21.0.0/24"'],
    },
    {
      fault: "a zone twice",
      input: { tiers: { ...tiers, database: { ...database, zones: ["a", "a"] } } },
      messages: [
        'tiers.database.zones.1: expected each item of the list once, got "a" again, which is item 1 already; remove one of them',
      ],
    },
    {
      fault: "addresses that no host can have",
      input: { cidr: "127.0.0.0/16" },
      messages: [
        "cidr: expected addresses that hosts can have, such as those of 10.0.0.0/8, got 127.0.0.0/16, of which 127.0.0.0/8 is for other uses",
      ],
    },
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });

  it("refuses zones that the region does not have", () => {
    const five = {
      nat: "none" as const,
      tiers: { cache: { bits: 24, route: "none" as const } },
      zones: ["a", "b", "c", "d", "e"],
    } satisfies Partial<NetworkInput>;

    expect(faults(five)).toEqual(
      ["d", "e"].map((zone) => `zones: expected zones of eu-west-1: a, b, c, got ${zone}`),
    );
    expect(faults(five, { region: "us-east-1" })).toEqual([]);
  });

  it("refuses more zones than an account can use", () => {
    expect(faults({ zones: ["a", "b", "c"] }, { region: "us-west-1" })).toEqual([
      "zones: expected at most 2 zones, since an account can use only 2 of a, b, c in us-west-1, got a, b, c",
    ]);
  });

  it("says which subnet of the ledger a smaller VPC would lose", () => {
    const held = { path: "shop/production", region: "eu-west-1", heldSubnets: { "cache-a": "10.21.4.0/24" } };

    expect(vpcProblems(shopNetwork(), held)).toEqual([
      {
        path: ["cidr"],
        expected: "a CIDR inside 10.20.0.0/16 for subnet cache-a of the ledger",
        got: '"10.21.4.0/24"',
      },
    ]);
  });
});
