import { OUTPUT_KEY } from "@strata/contract";
import { isPlainMap, suggestion, valueAt } from "@strata/values";
import type { LoadedEnvironment } from "../environment/loaded-environment";
import type { LayerDefinition } from "../layer-definition";
import type { SetValue } from "../merge/origins";
import { topSchema } from "../merge/removals";
import { knownKeys, schemasAt } from "../schema/schema-shape";
import { formatOrigin, type Origin } from "../yaml/origin";
import type { SettingPath } from "../yaml/setting-path";
import { valueText } from "../yaml/value-text";

/** One value, who set it, and what it overrode. */
export interface Explanation {
  readonly path: string;
  /** Undefined where nothing sets it and the schema has no default, or where it was removed. */
  readonly value: unknown;
  /** Undefined where the schema's default holds. */
  readonly origin?: Origin;
  /** Earlier values, nearest first. */
  readonly overrode: readonly SetValue[];
  /** Every scalar and list below a map, each with its origin; empty for a scalar or list. */
  readonly entries: readonly Explanation[];
}

/** An explanation, or what to say where no setting has this path. */
export type ExplainResult =
  | { readonly explanation: Explanation }
  | {
      readonly unknown: {
        readonly path: string;
        readonly expected: string;
        readonly got: string;
        readonly mend?: string;
      };
    };

/** Explains a dotted path, for example `network.cidr` or `cluster.nodeGroups.general`. */
export function explain(
  loaded: LoadedEnvironment,
  path: string,
  layers: readonly LayerDefinition[],
): ExplainResult {
  const steps = pathSteps(path, loaded.values);
  const schema = topSchema(layers);
  const unknown = steps.findIndex((_, index) => !exists(steps.slice(0, index + 1), loaded, schema));
  if (unknown < 0) {
    return { explanation: explained(steps, loaded) };
  }
  const above = steps.slice(0, unknown);
  const here = valueAt(loaded.values, above);
  const known = [
    ...(isPlainMap(here) ? Object.keys(here) : []),
    ...knownKeys(schemasAt(schema, above, loaded.values)),
  ];
  const step = steps[unknown] ?? "";
  const mend = suggestion(step, [...new Set(known)]);
  const expected = above.length === 0 ? "a setting" : `a setting of ${above.join(".")}`;
  return { unknown: { path, expected, got: valueText(step), ...(mend === undefined ? {} : { mend }) } };
}

/** The explanation as lines for a terminal: the value, who set it, and indented what it overrode. */
export function renderExplanation(explanation: Explanation): readonly string[] {
  const { entries } = explanation;
  return entries.length === 0 ? lines(explanation) : entries.flatMap(lines);
}

function lines({ path, value, origin, overrode }: Explanation): readonly string[] {
  const setter =
    origin === undefined ? (value === undefined ? "set nowhere" : "default") : formatOrigin(origin);
  return [
    `${path}: ${value === undefined && origin !== undefined ? "removed" : valueText(value)}  (${setter})`,
    ...overrode.map((earlier) => {
      const text = earlier.value === undefined ? "a removal" : valueText(earlier.value);
      return `  overrode ${text}  (${formatOrigin(earlier.origin)})`;
    }),
  ];
}

function explained(steps: SettingPath, loaded: LoadedEnvironment): Explanation {
  const value = valueAt(loaded.values, steps);
  const [set, ...overrode] = loaded.origins.history(steps);
  const children = isPlainMap(value) && !Object.hasOwn(value, OUTPUT_KEY) ? Object.keys(value) : [];
  const entries = children.flatMap((key) => {
    const child = explained([...steps, key], loaded);
    return child.entries.length === 0 ? [child] : child.entries;
  });
  return {
    path: steps.join("."),
    value,
    ...(set === undefined ? {} : { origin: set.origin }),
    overrode,
    entries,
  };
}

function exists(
  steps: SettingPath,
  loaded: LoadedEnvironment,
  schema: ReturnType<typeof topSchema>,
): boolean {
  const isNamed = (): boolean => {
    const known = knownKeys(schemasAt(schema, steps.slice(0, -1), loaded.values));
    return known.includes(String(steps.at(-1)));
  };
  return valueAt(loaded.values, steps) !== undefined || loaded.origins.history(steps).length > 0 || isNamed();
}

/** Steps of a dotted path. A key that has dots itself, such as a label, is found by the longest match. */
function pathSteps(path: string, values: unknown): readonly string[] {
  const parts = path.split(".").filter((part) => part !== "");
  const steps: string[] = [];
  for (let at = values, rest = parts; rest.length > 0; ) {
    const lengths = Array.from({ length: rest.length }, (_, index) => rest.length - index);
    const keys = lengths.map((length) => rest.slice(0, length).join("."));
    const known = keys.find((key) => valueAt(at, [key]) !== undefined) ?? rest[0] ?? "";
    steps.push(known);
    at = valueAt(at, [known]);
    rest = rest.slice(known.split(".").length);
  }
  return steps;
}
