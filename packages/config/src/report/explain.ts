import { OUTPUT_KEY } from "@strata/contract";
import { isAtOrBelow, isPlainMap, suggestion, valueAt } from "@strata/values";
import { checkContext } from "../environment/check-context";
import type { LoadedEnvironment } from "../environment/loaded-environment";
import type { LayerDefinition } from "../layer-definition";
import type { SetValue } from "../merge/origins";
import { topSchema } from "../merge/removals";
import { referenceEdges } from "../references/reference-edges";
import { knownKeys, schemasAt } from "../schema/schema-shape";
import { formatOrigin, type Origin } from "../yaml/origin";
import type { SettingPath } from "../yaml/setting-path";
import { valueText } from "../yaml/value-text";

/** One value, who set it, and what it overrode. */
export interface ExplainedSetting {
  readonly path: string;
  /** Undefined where nothing sets it and the schema has no default, or where it was removed. */
  readonly value: unknown;
  /** Undefined where the schema's default holds. */
  readonly origin?: Origin;
  /** Earlier values, nearest first. */
  readonly overrode: readonly SetValue[];
  /** Set where the setting is absent and what it would name gets this name: the value is that name. */
  readonly isDefaultName?: true;
  /** Every scalar and list below a map, each with its origin; empty for a scalar or list. */
  readonly entries: readonly ExplainedSetting[];
}

/** A value, and what depends on what there. */
export interface Explanation extends ExplainedSetting {
  /** What settings at or below the path depend on, by name or by `$output`. */
  readonly refersTo: readonly ExplainedEdge[];
  /** Settings elsewhere that depend on the path or on something below it. */
  readonly referredBy: readonly ExplainedEdge[];
}

/** A dependency between two dotted paths. */
export interface ExplainedEdge {
  readonly from: string;
  readonly to: string;
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
    return {
      explanation: {
        ...explained(steps, loaded, defaultNames(loaded, layers)),
        ...edgesAt(steps, loaded, layers),
      },
    };
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
  const { path, entries, refersTo, referredBy } = explanation;
  const inner = (from: string): string => (from === path ? from : from.slice(path.length + 1));
  return [
    ...(entries.length === 0 ? lines(explanation) : entries.flatMap(lines)),
    ...refersTo.map(({ from, to }) => `refers to ${to}  (${inner(from)})`),
    ...referredBy.map(({ from, to }) => `referred to by ${from}${to === path ? "" : `  (${inner(to)})`}`),
  ];
}

function lines({ path, value, origin, overrode, isDefaultName }: ExplainedSetting): readonly string[] {
  const setter =
    origin !== undefined
      ? formatOrigin(origin)
      : value === undefined
        ? "set nowhere"
        : isDefaultName
          ? "default name"
          : "default";
  return [
    `${path}: ${value === undefined && origin !== undefined ? "removed" : valueText(value)}  (${setter})`,
    ...overrode.map((earlier) => {
      const text = earlier.value === undefined ? "a removal" : valueText(earlier.value);
      return `  overrode ${text}  (${formatOrigin(earlier.origin)})`;
    }),
  ];
}

function explained(
  steps: SettingPath,
  loaded: LoadedEnvironment,
  names: ReadonlyMap<string, string>,
): ExplainedSetting {
  const path = steps.join(".");
  const value = valueAt(loaded.values, steps);
  const [set, ...overrode] = loaded.origins.history(steps);
  const name = value === undefined && set === undefined ? names.get(path) : undefined;
  const isMap = isPlainMap(value) && !Object.hasOwn(value, OUTPUT_KEY);
  const children = isMap ? [...new Set([...Object.keys(value), ...namedBelow(path, names)])] : [];
  const entries = children.flatMap((key) => {
    const child = explained([...steps, key], loaded, names);
    return child.entries.length === 0 ? [child] : child.entries;
  });
  return {
    path,
    value: name ?? value,
    ...(set === undefined ? {} : { origin: set.origin }),
    ...(name === undefined ? {} : { isDefaultName: true }),
    overrode,
    entries,
  };
}

/** The names that things get where no setting names them, by the dotted path of that setting. */
function defaultNames(
  { environment }: LoadedEnvironment,
  layers: readonly LayerDefinition[],
): ReadonlyMap<string, string> {
  const context = checkContext(environment);
  return new Map(
    layers
      .filter((layer) => Object.hasOwn(environment.settings, layer.name))
      .flatMap((layer) =>
        (layer.kinds ?? []).flatMap(({ names }) =>
          (names?.(context) ?? []).map(({ path, name }) => [[layer.name, ...path].join("."), name] as const),
        ),
      ),
  );
}

/** Keys right below a map under which a name could be set. */
function namedBelow(path: string, names: ReadonlyMap<string, string>): readonly string[] {
  return [...names.keys()]
    .filter((at) => at.startsWith(`${path}.`) && !at.slice(path.length + 1).includes("."))
    .map((at) => at.slice(path.length + 1));
}

function edgesAt(
  steps: SettingPath,
  { environment }: LoadedEnvironment,
  layers: readonly LayerDefinition[],
): Pick<Explanation, "refersTo" | "referredBy"> {
  const path = steps.join(".");
  const isHere = (at: string): boolean => isAtOrBelow(at, path);
  const edges = referenceEdges(environment, layers).map(({ from, to }) => ({ from: from.join("."), to }));
  return {
    refersTo: edges.filter(({ from }) => isHere(from)),
    referredBy: edges.filter(({ from, to }) => isHere(to) && !isHere(from)),
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
