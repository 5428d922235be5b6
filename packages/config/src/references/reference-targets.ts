import { isPlainMap, own, valueAt } from "@strata/values";
import type { KindDefinition, LayerDefinition } from "../layer-definition";
import type { Reference } from "./refers-to";

/** A kind whose entries a reference may name, in one environment. */
export interface ReferenceTarget {
  /** `<layer>.<kind>`, for example `network.tiers`. */
  readonly of: string;
  readonly kind: KindDefinition;
  /** Settings by entry. */
  readonly entries: Readonly<Record<string, unknown>>;
  /** Settings of the whole layer. */
  readonly layer: unknown;
}

/** Why the entries of a kind are not known: the environment has no such layer, or the layer's settings have faults of their own. */
export type UnknownTarget = { readonly of: string; readonly because: "unlisted" | "faulty" };

/**
 * The kinds that a reference may name.
 * @param settings validated settings by layer
 * @param listed the layers of the environment
 * @throws {Error} when no layer has such a kind: a fault of the declaration, which a test of the registry finds
 */
export function targetsOf(
  { kinds }: Reference,
  layers: readonly LayerDefinition[],
  settings: Readonly<Record<string, unknown>>,
  listed: readonly string[],
): readonly (ReferenceTarget | UnknownTarget)[] {
  return kinds.map((of) => {
    const { layer, kind } = kindNamed(of, layers);
    if (!listed.includes(layer)) return { of, because: "unlisted" };
    if (!Object.hasOwn(settings, layer)) return { of, because: "faulty" };
    const entries = valueAt(own(settings, layer), [kind.key]);
    return { of, kind, entries: isPlainMap(entries) ? entries : {}, layer: own(settings, layer) };
  });
}

/** The kind of that name. @throws {Error} when there is none */
export function kindNamed(
  of: string,
  layers: readonly LayerDefinition[],
): { readonly layer: string; readonly kind: KindDefinition } {
  const [layer = "", key = ""] = of.split(".");
  const kind = layers
    .find(({ name }) => name === layer)
    ?.kinds?.find((candidate) => candidate.key === key && candidate.isEntries !== false);
  if (kind === undefined) throw new Error(`a setting refers to ${of}, and no layer has such a kind`);
  return { layer, kind };
}
