import { referenceOf } from "@strata/config/references/refers-to";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import * as vocabulary from "./index";
import { AUDIT } from "./tables/audit.fixture";
import { ENVIRONMENT } from "./tables/environment.fixture";
import { IDENTITY } from "./tables/identity.fixture";
import { KUBERNETES } from "./tables/kubernetes.fixture";
import { NETWORK } from "./tables/network.fixture";
import { STORAGE } from "./tables/storage.fixture";

const TABLES = [...AUDIT, ...ENVIRONMENT, ...IDENTITY, ...KUBERNETES, ...NETWORK, ...STORAGE];

/** Every type of the vocabulary; what a reference may name is checked with the entries that there are. */
const TYPES = Object.entries(vocabulary).flatMap(([name, value]) =>
  value instanceof z.ZodType && referenceOf(value) === undefined ? [[name, value] as const] : [],
);

describe("the vocabulary of settings", () => {
  it("has one table for each type", () => {
    expect(TABLES.map(({ name }) => name).sort()).toEqual(TYPES.map(([name]) => name).sort());
  });

  it.each(TABLES)("$name takes what $source takes, and nothing else", ({ name, accepted, refused }) => {
    const [, type] = TYPES.find(([known]) => known === name) ?? [];

    expect(accepted.filter((value) => type?.safeParse(value).success !== true)).toEqual([]);
    expect(refused.filter((value) => type?.safeParse(value).success !== false)).toEqual([]);
  });
});

describe("names that are composed", () => {
  it.each(["shop-account", "abc", "Shop.events_1"])("%s may be a trail's", (name) => {
    expect(vocabulary.TRAIL_NAME.matches.test(name)).toBe(true);
  });

  it.each(["ab", "-shop", "shop-", "shop--events", "shop._events", "192.168.5.4", "shop events"])(
    "%s may be no trail's",
    (name) => {
      expect(vocabulary.TRAIL_NAME.matches.test(name)).toBe(false);
    },
  );

  it.each(["shop-assets", "abc", "a1-2"])("%s may be a bucket's", (name) => {
    expect(vocabulary.BUCKET_NAME.matches.test(name)).toBe(true);
  });

  it.each([
    "ab",
    "xn--shop",
    "sthree-shop",
    "amzn-s3-demo-shop",
    "shop-s3alias",
    "shop--ol-s3",
    "shop--x-s3",
    "shop--table-s3",
    "shop-",
    "a".repeat(64),
  ])("%s may not", (name) => {
    expect(vocabulary.BUCKET_NAME.matches.test(name)).toBe(false);
  });

  it.each([
    { name: "/shop/{id}/jobs", taken: true },
    { name: "/aws/containerinsights/shop", taken: true },
    { name: "aws/shop", taken: false },
    { name: "/shop/{cluster}", taken: false },
    { name: "shop logs", taken: false },
    { name: "a".repeat(513), taken: false },
    { name: "", taken: false },
  ])("a log group $name: $taken", ({ name, taken }) => {
    expect(vocabulary.logGroupTemplate(["id"]).safeParse(name).success).toBe(taken);
  });
});

describe("a CIDR", () => {
  it("has no fault where its host bits are clear", () => {
    expect(vocabulary.cidrProblems("192.0.2.0/24", ["cidr"])).toEqual([]);
  });

  it("is refused with host bits, and the message has the nearest valid one", () => {
    expect(vocabulary.cidrProblems("192.0.2.1/24", ["peer", "cidrs", 1])).toEqual([
      {
        path: ["peer", "cidrs", 1],
        expected: "an IPv4 CIDR",
        got: '"192.0.2.1/24": host bits are set, did you mean "192.0.2.0/24"?',
      },
    ]);
  });
});

describe("windows", () => {
  it.each([
    { daily: "01:00-02:00", weekly: "sun:03:00-sun:04:00", overlap: false },
    { daily: "03:00-04:00", weekly: "sun:04:00-sun:05:00", overlap: false },
    { daily: "03:00-04:01", weekly: "sun:04:00-sun:05:00", overlap: true },
    { daily: "23:30-00:30", weekly: "mon:00:00-mon:01:00", overlap: true },
    { daily: "00:00-01:00", weekly: "sun:23:30-mon:00:30", overlap: true },
    { daily: "12:00-13:00", weekly: "tue:11:00-wed:11:00", overlap: true },
  ])("$daily of every day and $weekly: overlap $overlap", ({ daily, weekly, overlap }) => {
    expect(vocabulary.windowsOverlap(daily, weekly)).toBe(overlap);
  });
});
