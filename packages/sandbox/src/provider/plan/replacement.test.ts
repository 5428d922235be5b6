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
    expect(replacing(PRIOR, planned, places)).toEqual(expected);
  });
});
