import { describe, expect, it } from "vitest";
import { plan, type Refusal, tier, zones } from "./plan.fixture";

describe("problems", () => {
  it.each<Refusal>([
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
  ])("%s", (_fault, request, problems) => {
    expect(plan(request).problems).toEqual(problems);
  });
});
