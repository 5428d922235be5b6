import type { SettingsProblem } from "@strata/config";
import { describe, expect, it } from "vitest";
import { networkCheck } from "./check";
import { type NetworkInput, shopContext, tiers } from "./shop.fixture";

interface Refusal extends SettingsProblem {
  readonly fault: string;
  readonly input: Partial<NetworkInput>;
}

const database = { bits: 24, route: "none" } as const;
const machine = { instanceType: "t3.micro", tier: "public" } as const;
const platform = { description: "Logs and alarms", users: ["logs" as const, "alarms" as const] };

const addresses: readonly Refusal[] = [
  {
    fault: "a VPC with host bits",
    input: { cidr: "10.20.1.0/16" },
    path: ["cidr"],
    expected: "an IPv4 CIDR",
    got: '"10.20.1.0/16": host bits are set, did you mean "10.20.0.0/16"?',
  },
  {
    fault: "a VPC larger than AWS takes",
    input: { cidr: "10.0.0.0/8", tiers: {}, nat: "none" },
    path: ["cidr"],
    expected: "an IPv4 range of /16 to /28 for the VPC",
    got: "10.0.0.0/8",
  },
  {
    fault: "a VPC smaller than AWS takes",
    input: { cidr: "10.20.0.0/29", tiers: {}, nat: "none" },
    path: ["cidr"],
    expected: "an IPv4 range of /16 to /28 for the VPC",
    got: "10.20.0.0/29",
  },
  {
    fault: "a subnet outside of the VPC",
    input: { tiers: { ...tiers, database: { ...database, at: "10.21.0.0" } } },
    path: ["tiers", "database", "at"],
    expected: "an address in 10.20.0.0/16",
    got: '"10.21.0.0"',
  },
  {
    fault: "an offset past the VPC",
    input: { tiers: { ...tiers, database: { ...database, at: "0.1.0.0" } } },
    path: ["tiers", "database", "at"],
    expected: "an offset below 0.1.0.0, the size of 10.20.0.0/16",
    got: '"0.1.0.0"',
  },
  {
    fault: "the subnet of one zone outside of the VPC",
    input: { tiers: { ...tiers, database: { ...database, at: { a: "0.0.5.0", b: "0.1.5.0" } } } },
    path: ["tiers", "database", "at", "b"],
    expected: "an offset below 0.1.0.0, the size of 10.20.0.0/16 (zone b)",
    got: '"0.1.5.0"',
  },
  {
    fault: "subnets that overlap",
    input: { zones: ["a"], tiers: { ...tiers, database: { ...database, at: "0.0.101.0" } } },
    path: ["tiers", "database", "at", "a"],
    expected: "a range clear of subnet public-a (10.20.101.0/24) (zone a)",
    got: "10.20.101.0/24",
  },
  {
    fault: "a subnet larger than the VPC",
    input: {
      cidr: "10.20.0.0/20",
      tiers: { database: { ...database, bits: 18 } },
      nat: "none",
    },
    path: ["tiers", "database", "bits"],
    expected: "a prefix length of 20 to 28 (10.20.0.0/20 is the VPC)",
    got: "18",
  },
  {
    fault: "more subnets than there is room for",
    input: {
      cidr: "10.20.0.0/24",
      tiers: { database: { ...database, bits: 25 } },
      nat: "none",
      zones: ["a", "b", "c"],
    },
    path: ["tiers", "database", "bits"],
    expected: "a free /25 in 10.20.0.0/24 (zone c)",
    got: "no free range",
    mend: "use smaller subnets, fewer zones or a larger VPC",
  },
  {
    fault: "a subnet that does not begin at a multiple of its size",
    input: { tiers: { ...tiers, database: { ...database, bits: 20, at: "0.0.24.0" } } },
    path: ["tiers", "database", "at"],
    expected: "a multiple of 0.0.16.0, the size of a /20, such as 10.20.16.0",
    got: '"0.0.24.0"',
  },
  {
    fault: "a subnet in a reserved range",
    input: { reserved: { office: { range: "0.0.2.0-0.0.2.255", reason: "office" } } },
    path: ["tiers", "private", "at", "b"],
    expected: 'a range clear of the range reserved for "office" (10.20.2.0/24) (zone b)',
    got: "10.20.2.0/24",
  },
  {
    fault: "a reserved range outside of the VPC",
    input: { reserved: { office: { range: "10.21.0.0/24", reason: "office" } } },
    path: ["reserved", "office"],
    expected: "a CIDR inside 10.20.0.0/16",
    got: '"10.21.0.0/24"',
  },
  {
    fault: "a zone that the region does not have",
    input: { tiers: { ...tiers, database: { ...database, zones: ["a", "d"] } } },
    path: ["tiers", "database", "zones"],
    expected: "zones of eu-west-1: a, b, c",
    got: "d",
  },
  {
    fault: "a zone twice",
    input: { tiers: { ...tiers, database: { ...database, zones: ["a", "a"] } } },
    path: ["tiers", "database", "zones"],
    expected: "a zone whose subnet name is not taken (zone a)",
    got: '"a", which names database-a again',
  },
];

const routes: readonly Refusal[] = [
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
];

const machines: readonly Refusal[] = [
  {
    fault: "a machine in an unknown tier",
    input: { instances: { jump: { ...machine, tier: "office" } } },
    path: ["instances", "jump", "tier"],
    expected: "a tier: private, public",
    got: '"office"',
  },
  {
    fault: "a machine in a zone that its tier does not have",
    input: { instances: { jump: { ...machine, zone: "c" } } },
    path: ["instances", "jump", "zone"],
    expected: "a zone of public: a, b",
    got: "c",
  },
  ...(["ingress", "egress"] as const).map(
    (direction): Refusal => ({
      fault: `a CIDR with host bits in a rule for ${direction}`,
      input: {
        instances: {
          jump: {
            ...machine,
            [direction]: {
              office: {
                description: "Office",
                protocol: "tcp",
                port: 443,
                cidrs: ["10.0.0.0/8", "198.51.100.7/24"],
              },
            },
          },
        },
      },
      path: ["instances", "jump", direction, "office", "cidrs", 1],
      expected: "an IPv4 CIDR",
      got: '"198.51.100.7/24": host bits are set, did you mean "198.51.100.0/24"?',
    }),
  ),
];

const keys: readonly Refusal[] = [
  {
    fault: "an unknown key of alarms",
    input: { alarms: { key: "platfrom" } },
    path: ["alarms", "key"],
    expected: "a key: platform",
    got: '"platfrom"',
  },
  {
    fault: "an unknown key of flow logs",
    input: { flowLogs: { key: "logs" } },
    path: ["flowLogs", "key"],
    expected: "a key: platform",
    got: '"logs"',
  },
  {
    fault: "a key that alarms may not use",
    input: { keys: { platform: { ...platform, users: ["logs"] } } },
    path: ["keys", "platform", "users"],
    expected: "alarms among the users, since alarms uses the key",
    got: "logs",
  },
  {
    fault: "a key that flow logs may not use",
    input: { keys: { platform, quiet: { description: "Nobody's" } }, flowLogs: { key: "quiet" } },
    path: ["keys", "quiet", "users"],
    expected: "logs among the users, since flowLogs uses the key",
    got: "none",
  },
];

describe("network check", () => {
  it("has nothing to say of a small network", () => {
    expect(networkCheck(shopContext())).toEqual([]);
  });

  it.each([...addresses, ...routes, ...machines, ...keys])(
    "refuses $fault",
    ({ fault: _, input, ...problem }) => {
      expect(networkCheck(shopContext(input))).toEqual([problem]);
    },
  );

  it("refuses more zones than the region has", () => {
    const nat = { nat: "none", tiers: { cache: { bits: 24, route: "none" } } } as const;

    expect(networkCheck(shopContext({ ...nat, zones: ["a", "b", "c", "d", "e"] }))).toEqual(
      ["d", "e"].map((got) => ({ path: ["zones"], expected: "zones of eu-west-1: a, b, c", got })),
    );
    expect(
      networkCheck(shopContext({ ...nat, zones: ["a", "b", "c", "d", "e"] }, { region: "us-east-1" })),
    ).toEqual([]);
  });

  it("refuses more zones than an account can use", () => {
    const small = shopContext({ zones: ["a", "b", "c"] }, { region: "us-west-1" });

    expect(networkCheck(small)).toEqual([
      {
        path: ["zones"],
        expected: "at most 2 zones, since us-west-1 gives an account no more of a, b, c",
        got: "a, b, c",
      },
    ]);
  });

  it("refuses a role name that is too long for IAM", () => {
    const jump = shopContext(
      { instances: { "jump-host-of-operations": machine } },
      { id: "shop-production-of-the-northern-countries" },
    );

    expect(networkCheck(jump)).toEqual([
      {
        path: ["instances", "jump-host-of-operations", "role", "name"],
        expected: "a role name of at most 64 characters",
        got: '"shop-production-of-the-northern-countries-jump-host-of-operations", which has 65',
      },
    ]);
  });

  it("says which subnet of the ledger a smaller VPC would lose", () => {
    const held = shopContext({}, { heldSubnets: { "cache-a": "10.21.4.0/24" } });

    expect(networkCheck(held)).toEqual([
      {
        path: ["cidr"],
        expected: "a CIDR inside 10.20.0.0/16 for subnet cache-a of the ledger",
        got: '"10.21.4.0/24"',
      },
    ]);
  });

  it("lists every fault at once", () => {
    const many = shopContext({
      zones: ["a", "d"],
      endpoints: { logs: { type: "interface", tier: "nowhere" } },
      alarms: { key: "nothing" },
    });

    expect(networkCheck(many).map(({ path }) => path.join("."))).toEqual([
      "zones",
      "endpoints.logs.tier",
      "alarms.key",
    ]);
  });
});
