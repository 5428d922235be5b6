import { describe, expect, it } from "vitest";
import { plan, type Refusal, tier, zones } from "./plan.fixture";

describe("problems", () => {
  it.each<Refusal>([
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
  ])("%s", (_fault, request, problems) => {
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
});
