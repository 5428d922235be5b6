import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { own } from "./own";

/** What `map[key]` finds in every object. */
const INHERITED = Object.getOwnPropertyNames(Object.prototype);

describe("own", () => {
  it.each(INHERITED)("finds no %s that a map has only as every object has", (name) => {
    expect(own({}, name)).toBeUndefined();
    expect(own({ [`${name}s`]: 1 }, name)).toBeUndefined();
  });

  it("finds what was put into a map, whatever its key, and nothing in no map", () => {
    const key = fc.oneof(fc.string(), fc.constantFrom(...INHERITED));
    fc.assert(
      fc.property(key, fc.anything(), (name, value) => {
        expect(own(Object.fromEntries([[name, value]]), name)).toBe(value);
        expect(own<unknown>(undefined, name)).toBeUndefined();
      }),
    );
  });
});
