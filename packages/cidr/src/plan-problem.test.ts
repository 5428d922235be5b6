import { describe, expect, it } from "vitest";
import { plan, type Refusal, tier } from "./plan.fixture";

describe("problems", () => {
  it.each<Refusal>([
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
  ])("%s", (_fault, request, problems) => {
    expect(plan(request).problems).toEqual(problems);
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
