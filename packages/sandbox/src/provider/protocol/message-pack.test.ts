import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromMessagePack, refinedUnknown, toMessagePack } from "./message-pack";
import { AnyValue, Unknown, type Value } from "./value";

const values = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.constant(Unknown.value),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    fc.string(),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(
      fc.string().filter((name) => name !== "__proto__"),
      tie("value"),
      { maxKeys: 4, noNullPrototype: true },
    ),
    tie("value").map((value) => new AnyValue("string", value)),
  ),
})).value;

describe("MessagePack", () => {
  it("brings back every value", () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(fromMessagePack(toMessagePack(value))).toEqual(value);
      }),
    );
  });

  it("writes an unknown value as extension 0, and a value of any type with its type", () => {
    expect([...toMessagePack(Unknown.value)]).toEqual([0xd4, 0x00, 0x00]);
    expect([...toMessagePack(new AnyValue("bool", true))]).toEqual([
      0x92,
      0xc4,
      0x06,
      ...Buffer.from('"bool"'),
      0xc3,
    ]);
  });

  it("takes an unknown value of which something is known for an unknown value", () => {
    expect(fromMessagePack(refinedUnknown())).toBe(Unknown.value);
  });
});
