import { describe, expect, it } from "vitest";
import { z } from "zod";
import { faultsOf, safeParse } from "./schema-issue";

/** Two ways to exist, one of which has two engines, of which one need not be named. */
const database = z.discriminatedUnion("mode", [
  z.strictObject({ mode: z.literal("external"), name: z.string() }),
  z.discriminatedUnion("engine", [
    z.strictObject({
      mode: z.literal("managed"),
      engine: z.literal("table").default("table"),
      storage: z.int(),
    }),
    z.strictObject({ mode: z.literal("managed"), engine: z.literal("document"), stories: z.int() }),
  ]),
]);

function messages(value: unknown): readonly string[] {
  const { error } = safeParse(database, value);
  return faultsOf(error?.issues ?? [], { schema: database, tree: undefined, value }).map(
    ({ path, expected, mend }) =>
      `${path.join(".")}: expected ${expected}${mend === undefined ? "" : `; ${mend}`}`,
  );
}

describe("faults in a union whose discriminator has a default", () => {
  it("takes the default where the discriminator is absent", () => {
    expect(messages({ mode: "managed", storage: 1 })).toEqual([]);
  });

  it("name every option that can be written", () => {
    expect(messages({ mode: "managed", engine: "tabel", storage: 1 })).toEqual([
      'engine: expected one of "table", "document"; did you mean "table"?',
    ]);
  });

  it("suggest no keys of another option", () => {
    expect(messages({ mode: "managed", engine: "document", stories: 1, storag: 2 })).toEqual([
      "storag: expected a known key; known: mode, engine, stories",
    ]);
  });
});
