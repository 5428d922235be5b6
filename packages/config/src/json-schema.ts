import type { LayerDefinition } from "./layer-definition";

/**
 * JSON Schemas by file name, for editors: `environment.schema.json`, `defaults.schema.json` and
 * `<layer>.schema.json`. Every one allows a reference in place of a scalar or list of a layer's settings, and
 * `null` in place of an entry that is inherited.
 */
export function jsonSchemas(_layers: readonly LayerDefinition[]): Readonly<Record<string, object>> {
  throw new Error("not built yet");
}
