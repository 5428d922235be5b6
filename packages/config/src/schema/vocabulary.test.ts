import { suggestion } from "@strata/values";
import { describe, expect, it } from "vitest";
import { AWS_REGION_NAMES, AWS_REGIONS } from "./aws-regions";
import { awsAccount, awsRegion, cidr, day, entryName, tags, versionConstraint } from "./vocabulary";

describe("the vocabulary of schemas", () => {
  it.each([
    {
      name: "entryName",
      schema: entryName,
      good: ["a", "app-logs", "s3"],
      bad: ["", "App", "1a", "a--b", "a-", "a_b", "a".repeat(49)],
    },
    {
      name: "cidr",
      schema: cidr,
      good: ["0.0.0.0/0", "10.0.0.0/16", "255.255.255.255/32"],
      bad: ["10.0.0.0", "10.0.0.0/33", "256.0.0.0/8", "10.0.0/8", "fd00::/8", "10.0.0.0/016"],
    },
    {
      name: "awsAccount",
      schema: awsAccount,
      good: ["012345678901"],
      bad: ["12345678901", "0123456789012", "12345678901a"],
    },
    {
      name: "awsRegion",
      schema: awsRegion,
      good: ["eu-west-1", "us-gov-west-1"],
      bad: ["eu-west-9", "EU-WEST-1", ""],
    },
    {
      name: "versionConstraint",
      schema: versionConstraint,
      good: ["1", "= 1.2.3", ">= 5.100.0, < 7.0.0", "~> 2.38"],
      bad: ["", "latest", ">= ", "1.2.3.4", "^1.2"],
    },
    {
      name: "tags",
      schema: tags,
      good: [{}, { "cost:center": "7 a" }],
      bad: [{ "aws:x": "y" }, { a: "x".repeat(257) }, { "": "x" }],
    },
    { name: "day", schema: day, good: ["2026-02-28"], bad: ["2026-2-28", "tomorrow"] },
  ])("$name takes what it should, and nothing else", ({ schema, good, bad }) => {
    expect(good.filter((value) => !schema.safeParse(value).success)).toEqual([]);
    expect(bad.filter((value) => schema.safeParse(value).success)).toEqual([]);
  });

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
