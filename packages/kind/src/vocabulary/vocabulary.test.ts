import { describe, expect, it } from "vitest";
import {
  arn,
  cidrProblems,
  days,
  domainName,
  elbName,
  gibibytes,
  kubernetesName,
  logRetentionDays,
  port,
  recoveryDays,
  roleName,
  roleNameTemplate,
  seconds,
  secretName,
  urlPath,
  zoneLetter,
} from "./index";

describe("the vocabulary of settings", () => {
  it.each([
    {
      name: "arn",
      schema: arn,
      good: ["arn:aws:s3:::logs", "arn:aws-cn:sns:cn-north-1:123456789012:a", "arn:aws:iam::aws:policy/X"],
      bad: ["arn:aws:s3", "logs", "arn:aws:sns:eu-west-1:12:a"],
    },
    {
      name: "domainName",
      schema: domainName,
      good: ["example.com", "*.shop.example.com", "_x.example.co.uk"],
      bad: ["example", "example.com.", "-a.example.com", "exa mple.com"],
    },
    {
      name: "elbName",
      schema: elbName,
      good: ["shop-gateway", "a"],
      bad: ["internal-shop", "shop--gateway", "-shop", "shop-", "shop_gateway", "a".repeat(33)],
    },
    { name: "urlPath", schema: urlPath, good: ["/", "/a/b.html"], bad: ["", "a", "/a b"] },
    { name: "port", schema: port, good: [1, 65535], bad: [0, 65536, 1.5, "80"] },
    { name: "days", schema: days, good: [1], bad: [0, 1.5] },
    { name: "seconds", schema: seconds, good: [0], bad: [-1] },
    { name: "gibibytes", schema: gibibytes, good: [1], bad: [0] },
    { name: "logRetentionDays", schema: logRetentionDays, good: [1, 400, 3653], bad: [2, 0, 366] },
    { name: "zoneLetter", schema: zoneLetter, good: ["a", "f"], bad: ["g", "eu-west-1a"] },
    {
      name: "secretName",
      schema: secretName,
      good: ["shop/database", "a"],
      bad: ["", "shop database", "a".repeat(513)],
    },
    { name: "recoveryDays", schema: recoveryDays, good: [0, 7, 30], bad: [1, 6, 31] },
    {
      name: "roleNameTemplate",
      schema: roleNameTemplate,
      good: ["{id}-cart", "shop_of-old", "{account}{region}"],
      bad: ["", "{name}-cart", "shop/cart", "a".repeat(65)],
    },
    {
      name: "kubernetesName",
      schema: kubernetesName,
      good: ["cart-api", "a", "1"],
      bad: ["", "Cart", "-a", "a-", "a.b", "a".repeat(64)],
    },
    { name: "roleName", schema: roleName, good: ["shop-nodes"], bad: ["shop/nodes", "a".repeat(65)] },
  ])("$name takes what it should, and nothing else", ({ schema, good, bad }) => {
    expect(good.filter((value) => !schema.safeParse(value).success)).toEqual([]);
    expect(bad.filter((value) => schema.safeParse(value).success)).toEqual([]);
  });
});

describe("a CIDR", () => {
  it("has no fault where its host bits are clear", () => {
    expect(cidrProblems("192.0.2.0/24", ["cidr"])).toEqual([]);
  });

  it("is refused with host bits, and the message has the nearest valid one", () => {
    expect(cidrProblems("192.0.2.1/24", ["peer", "cidrs", 1])).toEqual([
      {
        path: ["peer", "cidrs", 1],
        expected: "an IPv4 CIDR",
        got: '"192.0.2.1/24": host bits are set, did you mean "192.0.2.0/24"?',
      },
    ]);
  });
});
