import { describe, expect, it } from "vitest";
import type { AttributeChange } from "../values";
import { folded } from "./folding";

const change = (path: string, after = "y"): AttributeChange => ({
  is: "value",
  path,
  before: { is: "known", text: "x" },
  after: { is: "known", text: after },
});

/** Groups as `resources: paths`. */
const told = (items: Readonly<Record<string, readonly AttributeChange[]>>): readonly string[] =>
  folded(Object.entries(items).map(([resource, changes]) => ({ resource, changes }))).map(
    ({ resources, changes }) => `${resources.join()}: ${changes.map(({ path }) => path).join()}`,
  );

describe("the same change of many resources", () => {
  it("is said once, also where one of them changes in more ways", () => {
    expect(told({ a: [change("tag")], b: [change("size"), change("tag")], c: [change("tag")] })).toEqual([
      "a,b,c: tag",
      "b: size",
    ]);
  });

  it("stands with others that the same resources share", () => {
    expect(told({ a: [change("tag"), change("owner")], b: [change("owner"), change("tag")] })).toEqual([
      "a,b: tag,owner",
    ]);
  });

  it("is another one where a value differs", () => {
    expect(told({ a: [change("tag")], b: [change("tag", "z")] })).toEqual(["a: tag", "b: tag"]);
  });
});
