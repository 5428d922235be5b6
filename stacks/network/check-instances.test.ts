import { describe, expect, it } from "vitest";
import { networkCheck } from "./check";
import { type Refusal, shopContext } from "./shop.fixture";

const machine = { instanceType: "t3.micro", tier: "public" } as const;

describe("network check", () => {
  it.each<Refusal>([
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
  ])("refuses $fault", ({ fault: _, input, ...problem }) => {
    expect(networkCheck(shopContext(input))).toEqual([problem]);
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
});
