import { z } from "zod";
import type { LayerDefinition } from "../layer-definition";
import type { ValueFault } from "../report/value-fault";
import { environmentFields } from "../schema/environment-schema";
import { unknownKey } from "../schema/schema-issue";
import { schemasAt } from "../schema/schema-shape";
import type { SettingPath } from "../yaml/setting-path";
import { plain, type Tree, walk } from "../yaml/tree";

/** Removals that remove nothing. */
export interface IdleRemovals {
  /** Those whose key no schema knows: most likely misspelt, so that what was to go is still there. */
  readonly faults: readonly ValueFault[];
  /** The others, such as a key whose value was forgotten. */
  readonly warnings: readonly ValueFault[];
}

/** Finds each `key: null` below the top that overrides nothing. */
export function idleRemovals(root: Tree, layers: readonly LayerDefinition[]): IdleRemovals {
  const idle = [...walk(root)].filter(([, tree]) => tree.kind === "removed" && tree.overrode.length === 0);
  const schema = topSchema(layers);
  const value = plain(root);
  const isKnown = (path: SettingPath): boolean =>
    schemasAt(schema, path, value).length > 0 || schemasAt(schema, path.slice(0, -1), value).length === 0;
  return {
    faults: idle.filter(([path]) => !isKnown(path)).map(([path]) => unknownKey(path, { schema, value })),
    warnings: idle
      .filter(([path]) => isKnown(path))
      .map(([path]) => ({
        path,
        place: "key",
        expected: "an inherited value to remove",
        got: "none",
        mend: "give it a value, or remove the line",
      })),
  };
}

/** Everything that an `environment.yaml` may hold. For looking up names; values are checked piece by piece. */
export function topSchema(layers: readonly LayerDefinition[]): z.ZodType {
  const settings = Object.fromEntries(layers.map(({ name, settings }) => [name, settings.optional()]));
  return z.strictObject({ ...environmentFields, ...settings });
}
