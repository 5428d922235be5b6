import { describe, expect, it } from "vitest";
import { type PlanRequest, planSubnets } from "./plan";
import type { PlanProblem } from "./plan-problem";
import { Prefix } from "./prefix";

const plan = ({ vpc = "10.0.0.0/16", ...request }: Partial<Omit<PlanRequest, "vpc">> & { vpc?: string }) =>
  planSubnets({ tiers: [], ...request, vpc: Prefix.parse(vpc) });

const zones = ["a", "b", "c"];

describe("problems", () => {
  const tier = (settings: object) => ({ name: "data", bits: 24, zones: ["a"], ...settings });
  const cases: readonly (readonly [string, Parameters<typeof plan>[0], readonly PlanProblem[]])[] = [
    [
      "a VPC that is no IPv4 range",
      { vpc: "2001:db8::/56", tiers: [tier({})] },
      [{ kind: "invalid", expected: "an IPv4 range of /16 to /28 for the VPC", got: "2001:db8::/56" }],
    ],
    [
      "a VPC too small for any subnet",
      { vpc: "10.0.0.0/29", tiers: [tier({})] },
      [{ kind: "too-small", expected: "an IPv4 range of /16 to /28 for the VPC", got: "10.0.0.0/29" }],
    ],
    [
      "a VPC too large for AWS",
      { vpc: "10.0.0.0/8" },
      [{ kind: "too-large", expected: "an IPv4 range of /16 to /28 for the VPC", got: "10.0.0.0/8" }],
    ],
    ...(
      [
        ["too-small", 29],
        ["too-large", 15],
        ["invalid", 24.5],
        ["invalid", Number.NaN],
      ] as const
    ).map(
      ([kind, bits]) =>
        [
          `${kind} subnets of /${bits}`,
          { tiers: [tier({ bits })] },
          [
            {
              kind,
              tier: "data",
              key: "bits",
              expected: "a prefix length of 16 to 28 (10.0.0.0/16 is the VPC)",
              got: `${bits}`,
            },
          ],
        ] as const,
    ),
    [
      "allocation too big: a subnet larger than the VPC",
      { vpc: "10.0.0.0/22", tiers: [tier({ bits: 21 })] },
      [
        {
          kind: "too-large",
          tier: "data",
          key: "bits",
          expected: "a prefix length of 22 to 28 (10.0.0.0/22 is the VPC)",
          got: "21",
        },
      ],
    ],
    [
      "allocation too big: more subnets than fit",
      { vpc: "10.0.0.0/22", tiers: [tier({ bits: 23, zones })] },
      [
        {
          kind: "no-room",
          tier: "data",
          zone: "c",
          key: "bits",
          expected: "a free /23 in 10.0.0.0/22",
          got: "no free range",
          mend: "use smaller subnets, fewer zones or a larger VPC",
        },
      ],
    ],
    [
      "room enough, but no range of it large enough",
      {
        vpc: "10.0.0.0/24",
        tiers: [tier({ bits: 25 })],
        reserved: [{ range: "0.0.0.100-0.0.0.150", reason: "x" }],
      },
      [
        {
          kind: "no-room",
          tier: "data",
          zone: "a",
          key: "bits",
          expected: "a free /25 in 10.0.0.0/24",
          got: "10.0.0.0/26 as the largest free range",
          mend: "use smaller subnets, fewer zones or a larger VPC",
        },
      ],
    ],
    [
      "a position that is no address",
      { tiers: [tier({ at: "10.0.1" })] },
      [
        {
          kind: "invalid",
          tier: "data",
          key: "at",
          expected: 'an IPv4 address in 10.0.0.0/16, or an offset such as "0.0.1.0"',
          got: '"10.0.1": expected 4 octets, got 3',
        },
      ],
    ],
    [
      "a position that is an IPv6 address",
      { tiers: [tier({ at: "::1" })] },
      [
        {
          kind: "invalid",
          tier: "data",
          key: "at",
          expected: 'an IPv4 address in 10.0.0.0/16, or an offset such as "0.0.1.0"',
          got: '"::1": an IPv6 address',
        },
      ],
    ],
    [
      "a position outside the VPC",
      { tiers: [tier({ at: "10.1.0.0" })] },
      [
        {
          kind: "outside-vpc",
          tier: "data",
          key: "at",
          expected: "an address in 10.0.0.0/16",
          got: '"10.1.0.0"',
        },
      ],
    ],
    [
      "an offset past the VPC",
      { tiers: [tier({ at: "0.1.0.0" })] },
      [
        {
          kind: "outside-vpc",
          tier: "data",
          key: "at",
          expected: "an offset below 0.1.0.0, the size of 10.0.0.0/16",
          got: '"0.1.0.0"',
        },
      ],
    ],
    [
      "zones that run past the VPC",
      { tiers: [tier({ at: "0.0.254.0", zones })] },
      [
        {
          kind: "outside-vpc",
          tier: "data",
          zone: "c",
          key: "at",
          expected: "room for 3 subnets of /24 from 10.0.254.0 to 10.0.255.255",
          got: "room for 2",
        },
      ],
    ],
    [
      "an unaligned position",
      { tiers: [tier({ bits: 20, at: "0.0.24.0" })] },
      [
        {
          kind: "misaligned",
          tier: "data",
          key: "at",
          expected: "a multiple of 0.0.16.0, the size of a /20, such as 10.0.16.0",
          got: '"0.0.24.0"',
        },
      ],
    ],
    [
      "a zone without a position beside one with, and a position without a zone",
      { tiers: [tier({ zones: ["a", "constructor"], at: { a: "0.0.1.0", d: "0.0.2.0" } })] },
      [
        {
          kind: "unplaced",
          tier: "data",
          zone: "constructor",
          key: "at",
          expected: "a position for zone constructor",
          got: "positions of other zones only",
        },
        {
          kind: "invalid",
          tier: "data",
          zone: "d",
          key: "at",
          expected: "positions of the tier's zones only: a, constructor",
          got: '"d"',
        },
      ],
    ],
    [
      "two positions that overlap",
      { tiers: [tier({ bits: 20, at: "0.0.0.0" }), tier({ name: "late", at: "0.0.1.0" })] },
      [
        {
          kind: "overlap",
          tier: "late",
          zone: "a",
          key: "at",
          expected: "a range clear of subnet data-a (10.0.0.0/20)",
          got: "10.0.1.0/24",
        },
      ],
    ],
    [
      "a position in a reserved range",
      { tiers: [tier({ at: "0.0.1.0" })], reserved: [{ range: "10.0.0.0-10.0.1.7", reason: "partner" }] },
      [
        {
          kind: "overlap",
          tier: "data",
          zone: "a",
          key: "at",
          expected: 'a range clear of the range reserved for "partner" (10.0.1.0/29)',
          got: "10.0.1.0/24",
        },
      ],
    ],
    [
      "a position that a held subnet has",
      { tiers: [tier({ at: "0.0.1.0" })], held: { "old-a": "10.0.1.128/25" } },
      [
        {
          kind: "overlap",
          tier: "data",
          zone: "a",
          key: "at",
          expected: "a range clear of subnet old-a (10.0.1.128/25)",
          got: "10.0.1.0/24",
        },
      ],
    ],
    [
      "names given twice",
      {
        tiers: [
          tier({ zones: ["a", "a"] }),
          tier({}),
          tier({ name: "data-x" }),
          tier({ zones: ["x-a"], name: "data" }),
        ],
      },
      [
        {
          kind: "duplicate",
          tier: "data",
          zone: "a",
          key: "zones",
          expected: "a zone whose subnet name is not taken",
          got: '"a", which names data-a again',
        },
        ...[1, 2].map(
          () =>
            ({
              kind: "duplicate",
              tier: "data",
              key: "name",
              expected: "a name that no other tier has",
              got: '"data"',
            }) as const,
        ),
      ],
    ],
    ...(
      [
        [
          "invalid",
          { cidr: "10.0.1.5/24" },
          "a CIDR inside 10.0.0.0/16",
          '"10.0.1.5/24": host bits are set, did you mean "10.0.1.0/24"?',
        ],
        ["outside-vpc", { cidr: "10.1.0.0/24" }, "a CIDR inside 10.0.0.0/16", '"10.1.0.0/24"'],
        ["outside-vpc", { cidr: "10.0.0.0/15" }, "a CIDR inside 10.0.0.0/16", '"10.0.0.0/15"'],
        ["outside-vpc", { cidr: "0.0.0.0/0" }, "a CIDR inside 10.0.0.0/16", '"0.0.0.0/0"'],
        // as numbers, these addresses are 10.0.0.0 to 10.0.0.255
        ["outside-vpc", { cidr: "::a00:0/120" }, "a CIDR inside 10.0.0.0/16", '"::a00:0/120"'],
        ["outside-vpc", { cidr: "::/64" }, "a CIDR inside 10.0.0.0/16", '"::/64"'],
        ["invalid", { range: "10.0.0.0" }, 'two addresses such as "10.0.4.0-10.0.100.255"', '"10.0.0.0"'],
        [
          "invalid",
          { range: "10.0.0.9-10.0.0.1" },
          "a first address that is not above the last",
          '"10.0.0.9-10.0.0.1"',
        ],
        ["outside-vpc", { range: "10.0.0.0-10.1.0.0" }, "an address in 10.0.0.0/16", '"10.1.0.0"'],
        [
          "overlap",
          { range: "10.0.9.0-10.0.9.7" },
          'addresses that are not reserved for "partner" (10.0.9.0/24)',
          '"10.0.9.0-10.0.9.7"',
        ],
      ] as const
    ).map(
      ([kind, range, expected, got]) =>
        [
          `a reserved range: ${got}`,
          {
            reserved: [
              { cidr: "10.0.9.0/24", reason: "partner" },
              { ...range, reason: "x" },
            ],
          },
          [{ kind, reserved: 1, expected, got }],
        ] as const,
    ),
    [
      "held subnets that cannot be",
      {
        tiers: [tier({ zones })],
        held: {
          "data-a": "10.0.0.0/33",
          "data-b": "10.1.0.0/24",
          "x-a": "10.0.0.0/24",
          "x-b": "10.0.0.0/25",
        },
      },
      [
        {
          kind: "invalid",
          held: "data-a",
          expected: "a CIDR inside 10.0.0.0/16",
          got: '"10.0.0.0/33": prefix length "33" is out of range, expected 0 to 32',
        },
        { kind: "outside-vpc", held: "data-b", expected: "a CIDR inside 10.0.0.0/16", got: '"10.1.0.0/24"' },
        {
          kind: "overlap",
          held: "x-b",
          expected: "a range clear of subnet x-a (10.0.0.0/24)",
          got: "10.0.0.0/25",
        },
      ],
    ],
  ];

  it.each(cases)("%s", (_fault, request, problems) => {
    expect(plan(request).problems).toEqual(problems);
  });

  it("of a held entry keep its subnet from being planned anew, with a position or without", () => {
    const { subnets, problems } = plan({
      tiers: [tier({ zones }), tier({ name: "fixed", zones, at: "0.0.64.0" })],
      reserved: [{ cidr: "0.0.128.0/17", reason: "later" }],
      held: { "data-b": "nonsense", "fixed-a": "10.0.200.0/24" },
    });
    expect(problems).toEqual([
      {
        kind: "invalid",
        held: "data-b",
        expected: "a CIDR inside 10.0.0.0/16",
        got: '"nonsense": no "/" with a prefix length',
      },
      {
        kind: "overlap",
        held: "fixed-a",
        expected: 'a range clear of the range reserved for "later" (10.0.128.0/17)',
        got: "10.0.200.0/24",
      },
    ]);
    expect(subnets.map(({ name }) => name)).toEqual(["data-a", "data-c", "fixed-b", "fixed-c"]);
  });

  it("come all at once, and what is sound is placed", () => {
    const { subnets, problems } = plan({
      tiers: [tier({ bits: 29 }), tier({ name: "good" }), tier({ name: "off", at: "0.0.0.1" })],
      reserved: [
        { cidr: "10.9.0.0/24", reason: "x" },
        { cidr: "10.0", reason: "y" },
      ],
    });
    expect(problems.map(({ kind }) => kind)).toEqual(["too-small", "outside-vpc", "invalid", "misaligned"]);
    expect(subnets.map(({ name }) => name)).toEqual(["good-a"]);
  });
});
