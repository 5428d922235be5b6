import { childSchemas, unwrapped } from "@strata/config/schema/schema-shape";
import type { Layer } from "@strata/kind";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { layers } from "../../registry";
import { everySetting } from "./every-setting.fixture";
import { UnitBefore } from "./kept-arguments.fixture";
import { KEPT_FOR_GOOD } from "./kept-for-good.fixture";
import { type Invented, invented, layerJson, synthesized } from "./layer-json.fixture";
import { isListed, placesBelow, singleChanges } from "./single-changes.fixture";

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

/** What each change of a layer's settings leaves to Terraform to keep, by argument: the changes. */
async function keptBy(
  shop: Invented,
  { name, settings: schema }: Layer,
): Promise<Map<string, readonly string[]>> {
  const before = new UnitBefore(await synthesized(shop.environment, name));
  const kept = new Map<string, readonly string[]>();
  for (const { setting, change, tries } of singleChanges(shop.settings, name, schema)) {
    for (const settings of tries) {
      const after = await layerJson(shop, name, settings);
      if (after === undefined) continue;
      for (const argument of before.keptIn(after))
        kept.set(argument, [...(kept.get(argument) ?? []), `${setting} ${change}`]);
      // All places at once have shown what there is to show.
      break;
    }
  }
  return kept;
}

describe("what is taken out of the settings", () => {
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

  it("is undone by Terraform: an argument that is optional and computed is given in every form", {
    timeout: 300_000,
  }, async () => {
    const shop = invented(everySetting);
    const kept = new Map<string, readonly string[]>();
    for (const layer of LAYERS)
      for (const [argument, changes] of await keptBy(shop, layer)) kept.set(argument, changes);

    const allowed = KEPT_FOR_GOOD.map(({ argument }) => argument);
    const unproven = [...kept].filter(([argument]) => !allowed.includes(argument));
    expect(Object.fromEntries(unproven), "left out, so that Terraform keeps it").toEqual({});
    expect(
      allowed.filter((argument) => !kept.has(argument)),
      "listed, and left out by no change",
    ).toEqual([]);
  });
});
