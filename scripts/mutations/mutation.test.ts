import { describe, expect, it } from "vitest";
import { type Mutation, mutated } from "./mutation";

const SMALLER: Mutation = {
  claim: "SHOP-VPC-01",
  file: "environments/shop/network.yaml",
  from: "bits: 24",
  to: "bits: 25",
  breaks: "subnets hold half as much",
};

describe("a mutation", () => {
  it("changes one place and nothing else", () => {
    expect(mutated("a:\n  bits: 24\nb: 1\n", SMALLER)).toBe("a:\n  bits: 25\nb: 1\n");
  });

  it("keeps what would be a pattern in a replacement as it is", () => {
    expect(mutated("bits: 24", { ...SMALLER, to: "$&$1" })).toBe("$&$1");
  });

  it.each([
    { count: 0, content: "bits: 22" },
    { count: 2, content: "bits: 24, bits: 24" },
  ])("is refused where its text is there $count times", ({ count, content }) => {
    expect(() => mutated(content, SMALLER)).toThrow(
      `environments/shop/network.yaml: SHOP-VPC-01: expected "bits: 24" exactly once, got ${count}; adapt the mutation`,
    );
  });
});
