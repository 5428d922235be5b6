import { describe, expect, it } from "vitest";
import { covers, domainsOf, outsideZone, recordId } from "./domains";
import { edge } from "./index";

const PLACE = { account: "111122223333", region: "eu-west-1" };

describe("the domains of an environment", () => {
  it.each([
    { settings: { domain: "example.com" }, zone: "shop-staging.example.com" },
    { settings: { zone: { name: "shop.example.org" } }, zone: "shop.example.org" },
    { settings: { domain: "example.com", zone: { name: "example.com" } }, zone: "example.com" },
    { settings: {}, zone: undefined },
  ])("with $settings are below $zone", ({ settings, zone }) => {
    expect(domainsOf(edge.settings.parse(settings), { ...PLACE, id: "shop-staging" })?.zone).toBe(zone);
  });

  it("are spelled out from the zone's, or stand as they are", () => {
    const settings = edge.settings.parse({ zone: { name: "example.com" } });
    const domains = domainsOf(settings, { ...PLACE, id: "shop" });

    expect(
      ["{zone}", "*.{zone}", "a.b.{zone}", "www.example.com"].map((name) => domains?.spell(name)),
    ).toEqual(["example.com", "*.example.com", "a.b.example.com", "www.example.com"]);
  });
});

it.each([
  ["example.com", true],
  ["www.example.com", true],
  ["notexample.com", false],
  ["com", false],
])("%s is in the zone of example.com: %s", (name, expected) => {
  expect(outsideZone([{ path: [], name }], "example.com").length === 0).toBe(expected);
});

it.each([
  ["example.com", true],
  ["www.example.com", true],
  ["*.example.com", true],
  ["a.www.example.com", false],
  ["example.org", false],
])("a certificate of example.com and *.example.com covers %s: %s", (name, expected) => {
  expect(covers(["example.com", "*.example.com"], name)).toBe(expected);
});

it.each([
  ["example.com", "apex"],
  ["www.example.com", "www"],
  ["a.b.example.com", "a-b"],
  ["*.example.com", "any"],
])("the records of %s are %s", (name, expected) => {
  expect(recordId(name, "example.com")).toBe(expected);
});
