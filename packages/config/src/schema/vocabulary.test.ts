import { suggestion } from "@strata/values";
import { describe, expect, it } from "vitest";
import { AWS_REGION_NAMES, AWS_REGIONS } from "./aws-regions";

describe("the vocabulary of schemas", () => {
  it("knows regions whose zones have letters, and how many an account can use", () => {
    expect(AWS_REGIONS["eu-west-1"]).toEqual({ zones: "abc", usable: 3 });
    expect(AWS_REGIONS["us-east-1"]).toEqual({ zones: "abcdef", usable: 6 });
    expect(AWS_REGION_NAMES.filter((name) => !/^[a-z]{2}(-gov)?-[a-z]+-\d$/.test(name))).toEqual([]);
    expect(
      Object.values(AWS_REGIONS).filter(({ zones, usable }) => usable < 2 || usable > zones.length),
    ).toEqual([]);
  });
});

describe("a suggestion", () => {
  it.each([
    { name: "cdir", known: ["cidr", "nat"], text: 'did you mean "cidr"?' },
    { name: "node_groups", known: ["nodeGroups", "nodes"], text: 'did you mean "nodeGroups"?' },
    { name: "NAT", known: ["cidr", "nat"], text: 'did you mean "nat"?' },
    { name: "kangaroo", known: ["cidr", "nat"], text: "known: cidr, nat" },
    { name: "", known: ["id"], text: "known: id" },
    { name: "x", known: [], text: undefined },
    {
      name: "kangaroo",
      known: Array.from({ length: 14 }, (_, i) => `k${i}`),
      text: "known: k0, k1, k2, k3, k4, k5, k6, k7, k8, k9, k10, k11, and 2 more",
    },
  ])("for $name among $known is $text", ({ name, known, text }) => {
    expect(suggestion(name, known)).toBe(text);
  });
});
