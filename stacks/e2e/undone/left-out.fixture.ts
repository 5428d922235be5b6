import type { Layer } from "@strata/kind";
import { layers } from "../../registry";
import { everySetting } from "./every-setting.fixture";
import { type LeftOut, UnitBefore } from "./kept-arguments.fixture";
import { invented, layerJson, synthesized } from "./layer-json.fixture";
import { singleChanges } from "./single-changes.fixture";

/** What is left out by changes of settings. */
export interface Found {
  /** The first of them. */
  readonly leftOut: LeftOut;
  /** The changes, such as `data.caches.*.snapshotWindow removed`. */
  readonly changes: readonly string[];
}

/** Everything that any change of one setting leaves out, of any unit, by argument. */
export async function everythingLeftOut(): Promise<ReadonlyMap<string, Found>> {
  const shop = invented(everySetting);
  const found = new Map<string, Found>();
  for (const { name, settings: schema } of layers as readonly Layer[]) {
    const before = new UnitBefore(await synthesized(shop.environment, name));
    for (const { setting, change, tries } of singleChanges(shop.settings, name, schema)) {
      for (const settings of tries) {
        const after = await layerJson(shop, name, settings);
        if (after === undefined) continue;
        for (const leftOut of before.leftOutIn(after)) {
          const known = found.get(leftOut.argument) ?? { leftOut, changes: [] };
          const changes = new Set([...known.changes, `${setting} ${change}`]);
          found.set(leftOut.argument, { ...known, changes: [...changes] });
        }
        // All places at once have shown what there is to show.
        break;
      }
    }
  }
  return found;
}
