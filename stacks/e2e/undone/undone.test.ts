import { isDeepStrictEqual } from "node:util";
import { childSchemas, unwrapped } from "@strata/config/schema/schema-shape";
import type { Layer } from "@strata/kind";
import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { layers } from "../../registry";
import { MISSING } from "../provider-mirror.fixture";
import { everySetting } from "./every-setting.fixture";
import { KEPT_FOR_GOOD } from "./kept-for-good.fixture";
import { everythingLeftOut, type Found } from "./left-out.fixture";
import { offline, PlannedState, type Values } from "./planned-state.fixture";
import { isListed, placesBelow } from "./single-changes.fixture";

const LAYERS = layers as readonly Layer[];

/** Kinds of schema that a value may be left out of. */
const OPTIONAL = ["optional", "default", "prefault", "nullable"];

/** Settings that may be left out and can be so many things that a value has to be invented, by their schema. */
function openSettings(
  schema: z.ZodType,
  setting: string,
  found = new Map<z.ZodType, string>(),
): ReadonlyMap<z.ZodType, string> {
  for (const candidate of unwrapped(schema, undefined)) {
    for (const { step = "*", schema: child } of childSchemas(candidate)) {
      const name = `${setting}.${step}`;
      if (OPTIONAL.includes(child._zod.def.type) && !isListed(child)) found.set(child, name);
      openSettings(child, name, found);
    }
  }
  return found;
}

const ALLOWED = KEPT_FOR_GOOD.map(({ argument }) => argument);

describe("what is taken out of the settings", { timeout: 300_000 }, () => {
  let found: ReadonlyMap<string, Found> = new Map();

  beforeAll(async () => {
    found = await everythingLeftOut();
  }, 300_000);

  it.each(LAYERS)(
    "is there in the first place: every optional setting of $name",
    ({ name, settings: schema }) => {
      const value = everySetting[name];
      const given = new Set(
        placesBelow({ setting: name, path: [name], schema, value }).map((place) => place.schema),
      );
      const missing = [...openSettings(schema, name)].filter(([open]) => !given.has(open));

      expect(missing.map(([, setting]) => setting)).toEqual([]);
    },
  );

  it("is undone by Terraform: an argument that is optional and computed is given in every form", () => {
    const kept = [...found].filter(([, { leftOut }]) => leftOut.isKept);
    const unproven = kept.filter(([argument]) => !ALLOWED.includes(argument));

    expect(
      Object.fromEntries(unproven.map(([argument, { changes }]) => [argument, changes])),
      "left out, so that Terraform keeps it",
    ).toEqual({});
    expect(
      ALLOWED.filter((argument) => !found.has(argument)),
      "listed, and left out by no change",
    ).toEqual([]);
  });

  it("is undone by the real AWS provider: of what is left out it keeps no value", async ({ skip }) => {
    const state = await PlannedState.open();
    if (state === undefined) return skip(MISSING);
    const asked = [...found].filter(
      ([argument]) => argument.startsWith("aws_") && !ALLOWED.includes(argument),
    );
    const forms = (form: "given" | "left", attributes?: (name: string) => Values) =>
      Object.fromEntries(
        asked.map(([argument, { leftOut }], index) => {
          const name = `argument-${index}`;
          const configured = { type: typeOf(argument), configuration: offline(leftOut[form]) };
          return [
            name,
            attributes === undefined ? configured : { ...configured, attributes: attributes(name) },
          ];
        }),
      );

    const made = await state.plan(forms("given"));
    const undone = await state.plan(forms("left", (name) => made[name]?.after ?? {}));

    const kept = asked.filter(([argument], index) => {
      const [before, after] = [made, undone].map((plan) =>
        valuesAt(plan[`argument-${index}`]?.after, pathOf(argument)),
      );
      const isMadeAnew = undone[`argument-${index}`]?.actions.includes("delete") === true;
      return !isMadeAnew && before?.length !== 0 && isDeepStrictEqual(before, after);
    });
    expect(Object.fromEntries(kept.map(([argument, { changes }]) => [argument, changes]))).toEqual({});
  });
});

function typeOf(argument: string): string {
  return argument.split(" ")[0] ?? "";
}

function pathOf(argument: string): readonly string[] {
  return (argument.split(" ")[1] ?? "").split(".");
}

/** The values at a path, through all blocks on the way; what is empty is none. */
function valuesAt(value: unknown, [step, ...rest]: readonly string[]): readonly unknown[] {
  if (Array.isArray(value) && step !== undefined)
    return value.flatMap((item) => valuesAt(item, [step, ...rest]));
  if (step === undefined) return isEmpty(value) ? [] : [value];
  return typeof value === "object" && value !== null ? valuesAt((value as Values)[step], rest) : [];
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)
  );
}
