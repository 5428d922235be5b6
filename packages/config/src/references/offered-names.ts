import { own } from "@strata/values";
import type { Environment } from "../environment/environment";
import type { LayerDefinition } from "../layer-definition";
import { keysAt } from "./reference-edges";
import type { Reference } from "./refers-to";

/** A part of a JSON Schema. */
type JsonSchema = Readonly<Record<string, unknown>>;

/** Under which name a JSON Schema defines the names of a kind's entries. */
function definitionOf(of: string): string {
  return `names.${of}`;
}

/** The names of the entries that exist, by kind, as examples: a new name is as valid as these. */
export function existingNames(
  layers: readonly LayerDefinition[],
  environments: readonly Pick<Environment, "settings">[],
): Readonly<Record<string, JsonSchema>> {
  const kinds = layers.flatMap(({ name, kinds = [] }) =>
    kinds.filter(({ isEntries }) => isEntries !== false).map(({ key }) => ({ layer: name, key })),
  );
  const definitions = kinds.map(({ layer, key }) => {
    const names = new Set(environments.flatMap(({ settings }) => keysAt(own(settings, layer), key)));
    return [definitionOf(`${layer}.${key}`), { type: "string", examples: [...names].sort() }] as const;
  });
  return Object.fromEntries(definitions);
}

/** A setting that refers to entries: text, for which an editor offers the entries that exist. */
export function offeringNames({ kinds, also }: Reference): JsonSchema {
  const offered = [
    ...kinds.map((of) => ({ $ref: `#/$defs/${definitionOf(of)}` })),
    ...(also.length === 0 ? [] : [{ type: "string", examples: also }]),
  ];
  const [only] = offered;
  return offered.length === 1 && only !== undefined ? only : { anyOf: offered };
}
