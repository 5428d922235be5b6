import { ledgerWith, readLedger, recordOf } from "@strata/config";
import { checkEnvironment, checkScope } from "@strata/config/environment/environment-check";
import { referenceOf } from "@strata/config/references/refers-to";
import { unwrapped } from "@strata/config/schema/schema-shape";
import type { Layer } from "@strata/kind";
import { valueAt, withValue } from "@strata/values";
import { describe, expect, it } from "vitest";
import { layers } from "../../registry";
import { everySetting } from "../undone/every-setting.fixture";
import { invented, layerJson, synthesized, treeOf } from "../undone/layer-json.fixture";
import { type Place, placesBelow, type Settings, singleChanges } from "../undone/single-changes.fixture";
import { lostResources } from "./lost-resources.fixture";

const LAYERS = layers as readonly Layer[];

const shop = invented(everySetting);
const record = recordOf(shop.environment, layers);
const ledger = ledgerWith(readLedger({ root: __dirname }).ledger, { [shop.environment.id]: record });

/** The same, with its subnets where they are. */
const held = { ...shop, environment: { ...shop.environment, heldSubnets: record.subnets } };

const NOT_ASKED = { isValid: true, refusals: [] };

/** Changes that take something away and are not refused, each with the reason. */
const ALLOWED: Readonly<Record<string, string>> = {};

/** Other values for a text or a number: whether they are right is for the check to say. */
function otherValues({ schema, value }: Place): readonly unknown[] {
  if (typeof value === "number") return [value + 1, value - 1, value * 2];
  if (typeof value !== "string") return [];
  const names = unwrapped(schema, value).flatMap((one) =>
    (referenceOf(one)?.kinds ?? []).flatMap((kind) =>
      Object.keys((valueAt(shop.settings, kind.split(".")) ?? {}) as object),
    ),
  );
  const next = value.replace(/\d+(?!.*\d)/, (digits) => String(Number(digits) + 1));
  const last = value.replace(/\d+(?!.*\d)/, (digits) => String(Math.max(0, Number(digits) - 1)));
  return [...new Set([...names, `${value}x`, `${value}-other`, next, last])].filter(
    (other) => other !== value,
  );
}

/** Each change of one setting of a layer, as the settings with it. */
function changesOf({
  name,
  settings: schema,
}: Layer): readonly { readonly what: string; readonly settings: Settings }[] {
  const top = { setting: name, path: [name], schema, value: shop.settings[name] };
  return [
    ...singleChanges(shop.settings, name, schema)
      // An entry as another one is, is that in its form with other values, which come one by one.
      .filter(({ change }) => !change.startsWith("as "))
      .flatMap(({ setting, change, tries }) =>
        // One place at a time: several at once show no more.
        tries.slice(tries.length > 1 ? 1 : 0).map((settings) => ({ what: `${setting} ${change}`, settings })),
      ),
    ...placesBelow(top).flatMap((place) =>
      otherValues(place).map((other) => ({
        what: `${place.setting} as ${JSON.stringify(other)}`,
        settings: withValue(shop.settings, place.path, other) as Settings,
      })),
    ),
  ];
}

/** What `config check` says of settings of an environment that exists. */
function judge(settings: Settings): { readonly isValid: boolean; readonly refusals: readonly string[] } {
  const { faults } = checkEnvironment(
    treeOf(settings),
    { path: "shop/production", ledger },
    checkScope(layers, new Date()),
  );
  const refusals = faults.flatMap(({ mend = "" }) => (mend.includes("strata state accept") ? [mend] : []));
  return { isValid: faults.length === refusals.length, refusals };
}

describe("any two settings of one environment", () => {
  it.each(LAYERS)(
    "of $name lose nothing that exists, or are refused with a way",
    { timeout: 600_000 },
    async (layer) => {
      const before = await synthesized(held.environment, layer.name);
      const lost = new Map<string, string>();
      let refused = 0;
      for (const { what, settings } of changesOf(layer)) {
        const after = await layerJson(held, layer.name, settings);
        const [first] = after === undefined ? [] : lostResources(before, after);
        const { isValid, refusals } = first === undefined ? NOT_ASKED : judge(settings);
        if (first === undefined || !isValid) continue;
        if (refusals.length === 0) lost.set(what, first);
        else refused += 1;
        expect(refusals.filter((mend) => !/^\S.*; .*strata state accept/.test(mend))).toEqual([]);
      }

      expect(Object.fromEntries([...lost].filter(([what]) => ALLOWED[what] === undefined))).toEqual({});
      expect(refused).toBeGreaterThan(0);
    },
  );
});
