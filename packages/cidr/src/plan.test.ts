import { describe, expect, it } from "vitest";
import { plan, type Request, zones } from "./plan.fixture";

/** The subnets as `<name> <CIDR>`, of a plan that must have no problem. */
const placed = (request: Request): readonly string[] => {
  const { subnets, problems } = plan(request);
  expect(problems).toEqual([]);
  return subnets.map(({ name, prefix }) => `${name} ${prefix}`);
};

describe("tiers with a position", () => {
  it("follow each other zone by zone from an offset, in any VPC", () => {
    const tiers = [
      { name: "private", bits: 24, zones, at: "0.0.1.0" },
      { name: "public", bits: 24, zones, at: "0.0.101.0" },
    ];
    expect(placed({ vpc: "10.1.0.0/16", tiers })).toEqual([
      "private-a 10.1.1.0/24",
      "private-b 10.1.2.0/24",
      "private-c 10.1.3.0/24",
      "public-a 10.1.101.0/24",
      "public-b 10.1.102.0/24",
      "public-c 10.1.103.0/24",
    ]);
  });

  it("take an address, or one for each zone", () => {
    const tiers = [
      { name: "private", bits: 20, zones: ["a", "b"], at: "10.0.16.0" },
      { name: "links", bits: 26, zones: ["b", "a"], at: { a: "10.0.100.0", b: "0.0.200.64" } },
    ];
    expect(placed({ tiers })).toEqual([
      "private-a 10.0.16.0/20",
      "private-b 10.0.32.0/20",
      "links-b 10.0.200.64/26",
      "links-a 10.0.100.0/26",
    ]);
  });

  it("reach the last address of a VPC at the end of all addresses", () => {
    const tiers = [{ name: "last", bits: 24, zones: ["a", "b"], at: "0.0.254.0" }];
    expect(placed({ vpc: "255.255.0.0/16", tiers })).toEqual([
      "last-a 255.255.254.0/24",
      "last-b 255.255.255.0/24",
    ]);
  });
});

describe("tiers without a position", () => {
  it("small big small: the second small one fills the gap that alignment leaves", () => {
    const tiers = [
      { name: "small", bits: 26, zones: ["a", "b", "c", "d", "e"] },
      { name: "big", bits: 24, zones: ["a"] },
      { name: "late", bits: 25, zones: ["a"] },
    ];
    expect(placed({ tiers })).toEqual([
      "small-a 10.0.0.0/26",
      "small-b 10.0.0.64/26",
      "small-c 10.0.0.128/26",
      "small-d 10.0.0.192/26",
      "small-e 10.0.1.0/26",
      "big-a 10.0.2.0/24",
      "late-a 10.0.1.128/25",
    ]);
  });

  it("keep room for four zones while there is room", () => {
    const tiers = [
      { name: "private", bits: 24, zones },
      { name: "data", bits: 24, zones: ["a", "b"] },
    ];
    expect(placed({ tiers })).toEqual([
      "private-a 10.0.0.0/24",
      "private-b 10.0.1.0/24",
      "private-c 10.0.2.0/24",
      "data-a 10.0.4.0/24",
      "data-b 10.0.5.0/24",
    ]);
    expect(plan({ tiers }).growth).toEqual({ private: 1, data: 2 });
  });

  it("use the room that others keep before they fail, and say so in growth", () => {
    const tiers = [
      { name: "private", bits: 18, zones },
      { name: "public", bits: 24, zones },
    ];
    expect(placed({ tiers }).slice(3)).toEqual([
      "public-a 10.0.192.0/24",
      "public-b 10.0.193.0/24",
      "public-c 10.0.194.0/24",
    ]);
    expect(plan({ tiers }).growth).toEqual({ private: 0, public: 0 });
  });

  it("avoid fixed and reserved ranges, also those declared behind them", () => {
    const tiers = [
      { name: "data", bits: 24, zones: ["a", "b"] },
      { name: "fixed", bits: 24, zones: ["a"], at: "0.0.1.0" },
    ];
    const reserved = [{ range: "10.0.2.0-10.0.100.255", reason: "partner" }];
    expect(placed({ tiers, reserved })).toEqual([
      "data-a 10.0.0.0/24",
      "data-b 10.0.101.0/24",
      "fixed-a 10.0.1.0/24",
    ]);
  });

  it("fill the VPC to its last address", () => {
    const tiers = [{ name: "all", bits: 18, zones: ["a", "b", "c", "d"] }];
    expect(placed({ tiers }).at(-1)).toBe("all-d 10.0.192.0/18");
    expect(plan({ tiers }).free).toEqual([]);
    expect(placed({ vpc: "10.0.0.0/20", tiers: [{ name: "all", bits: 20, zones: ["a"] }] })).toEqual([
      "all-a 10.0.0.0/20",
    ]);
  });
});

describe("held subnets", () => {
  const held = { "data-b": "10.0.7.0/24", "old-a": "10.0.0.0/24" };

  it("stay where they are; new ones go around them, and around those that are leaving", () => {
    const tiers = [
      { name: "new", bits: 24, zones: ["a"] },
      { name: "data", bits: 24, zones: ["a", "b"] },
    ];
    const { leaving } = plan({ tiers, held });
    expect(placed({ tiers, held })).toEqual([
      "new-a 10.0.1.0/24",
      "data-a 10.0.5.0/24",
      "data-b 10.0.7.0/24",
    ]);
    expect(leaving.map(({ name, prefix }) => `${name} ${prefix}`)).toEqual(["old-a 10.0.0.0/24"]);
  });

  it("stay where they are when the settings ask for something else, which is a problem", () => {
    const tiers = [{ name: "data", bits: 25, zones: ["b"], at: "0.0.9.0" }];
    const { subnets, problems } = plan({ tiers, held });
    expect(subnets.map(({ prefix }) => `${prefix}`)).toEqual(["10.0.7.0/24"]);
    expect(problems).toEqual([
      {
        kind: "held",
        tier: "data",
        zone: "b",
        key: "bits",
        expected: "24, since data-b exists as 10.0.7.0/24",
        got: "25",
        mend: "keep the size, or add a tier of the new size",
      },
      {
        kind: "held",
        tier: "data",
        zone: "b",
        key: "at",
        expected: "10.0.7.0, since data-b exists as 10.0.7.0/24",
        got: "10.0.9.0",
        mend: "keep the position, or add a tier at the new one",
      },
    ]);
  });
});

describe("free and reserved ranges", () => {
  it("are the fewest prefixes, in address order", () => {
    const tiers = [{ name: "data", bits: 24, zones: ["a"], at: "0.0.1.0" }];
    const reserved = [
      { cidr: "0.0.128.0/17", reason: "later" },
      { range: "10.0.4.0-10.0.100.255", reason: "partner" },
    ];
    const result = plan({ tiers, reserved });
    expect(result.reserved.map(({ prefix, reason }) => `${prefix} ${reason}`)).toEqual([
      "10.0.4.0/22 partner",
      "10.0.8.0/21 partner",
      "10.0.16.0/20 partner",
      "10.0.32.0/19 partner",
      "10.0.64.0/19 partner",
      "10.0.96.0/22 partner",
      "10.0.100.0/24 partner",
      "10.0.128.0/17 later",
    ]);
    expect(result.free.map(String)).toEqual([
      "10.0.0.0/24",
      "10.0.2.0/23",
      "10.0.101.0/24",
      "10.0.102.0/23",
      "10.0.104.0/21",
      "10.0.112.0/20",
    ]);
  });
});
