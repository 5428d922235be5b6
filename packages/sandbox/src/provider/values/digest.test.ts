import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Alphabet, digest } from "./digest";

const FORMS: readonly { alphabet: Alphabet; form: RegExp }[] = [
  { alphabet: "hex", form: /^[0-9a-f]*$/ },
  { alphabet: "digits", form: /^[0-9]*$/ },
  { alphabet: "lower", form: /^[a-z0-9]*$/ },
  { alphabet: "upper", form: /^[A-Z0-9]*$/ },
];

describe("digest", () => {
  it.each(FORMS)("makes $alphabet of any length, always the same", ({ alphabet, form }) => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 200 }), (identity, length) => {
        const text = digest(identity, alphabet, length);
        expect(text).toMatch(form);
        expect(text.length).toBe(length);
        expect(digest(identity, alphabet, length)).toBe(text);
        expect(digest(`${identity}.`, "hex", 17)).not.toBe(digest(identity, "hex", 17));
      }),
    );
  });

  it("makes a UUID", () => {
    expect(digest("a", "uuid", 36)).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });
});
