import { describe, expect, it } from "vitest";
import { type Fields, Unknown } from "../protocol/value";
import { replacing } from "./replacement";

const PRIOR: Fields = {
  name: "a",
  zone: "",
  parts: [
    { size: 1, label: "x" },
    { size: 2, label: "y" },
  ],
};

describe("replacing", () => {
  it.each<{ what: string; planned: Fields; places: readonly string[]; expected: readonly string[] }>([
    { what: "nothing that stays", planned: PRIOR, places: ["name", "parts.size"], expected: [] },
    { what: "for an attribute", planned: { ...PRIOR, name: "b" }, places: ["name"], expected: ["name"] },
    {
      what: "for a value not known yet",
      planned: { ...PRIOR, name: Unknown.value },
      places: ["name"],
      expected: ["name"],
    },
    {
      what: "not for a place that is not among them",
      planned: { ...PRIOR, name: "b" },
      places: ["zone"],
      expected: [],
    },
    {
      what: "not for an empty text that is gone",
      planned: { ...PRIOR, zone: null },
      places: ["zone"],
      expected: [],
    },
    {
      what: "for a place in a later element, once, by its block",
      planned: {
        ...PRIOR,
        parts: [
          { size: 1, label: "x" },
          { size: 3, label: "z" },
        ],
      },
      places: ["parts.size", "parts.label"],
      expected: ["parts"],
    },
    {
      what: "for a block that goes, not for one that changes",
      planned: { ...PRIOR, parts: [{ size: 9, label: "x" }] },
      places: ["parts"],
      expected: ["parts"],
    },
    {
      what: "not for a change inside a block that is only counted",
      planned: {
        ...PRIOR,
        parts: [
          { size: 9, label: "x" },
          { size: 2, label: "y" },
        ],
      },
      places: ["parts"],
      expected: [],
    },
  ])("replaces $what", ({ planned, places, expected }) => {
    expect(replacing(PRIOR, planned, { replace: places })).toEqual(expected);
  });
});

describe("replacing under a condition", () => {
  it.each([
    { from: "7.1", to: "7.0", replaced: true },
    { from: "7.1", to: "6.2", replaced: true },
    { from: "10.0", to: "9.6", replaced: true },
    { from: "7.0", to: "7.1", replaced: false },
    { from: "6.2", to: "6.x", replaced: false },
    { from: "7", to: "7.1", replaced: false },
    { from: "7.1", to: null, replaced: false },
  ])("takes $from to $to as lower: $replaced", ({ from, to, replaced }) => {
    const facts = { replaceWhen: { version: "lower" as const } };

    expect(replacing({ version: from }, { version: to }, facts)).toEqual(replaced ? ["version"] : []);
  });

  it("takes a list that is filled or emptied", () => {
    const facts = { replaceWhen: { groups: "filled or emptied" } } as const;

    expect(replacing({ groups: ["a"] }, { groups: [] }, facts)).toEqual(["groups"]);
    expect(replacing({ groups: null }, { groups: ["a"] }, facts)).toEqual(["groups"]);
    expect(replacing({ groups: ["a"] }, { groups: ["b"] }, facts)).toEqual([]);
  });

  it("takes the changes that are listed, and no others", () => {
    const facts = { replaceWhen: { engine: [["valkey", "redis"]] } } as const;

    expect(replacing({ engine: "valkey" }, { engine: "redis" }, facts)).toEqual(["engine"]);
    expect(replacing({ engine: "redis" }, { engine: "valkey" }, facts)).toEqual([]);
  });
});
