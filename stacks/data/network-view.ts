import type { CheckContext } from "@strata/config";

/** The part of the network layer's settings that names of this layer's settings point into. */
export interface NetworkView {
  /** Zone letters of tiers that name none. */
  readonly zones: readonly string[];
  readonly tiers: Readonly<Record<string, { readonly zones?: readonly string[] }>>;
  readonly securityGroups: Readonly<Record<string, unknown>>;
  readonly keys: Readonly<Record<string, { readonly users: readonly string[] }>>;
}

/** The network layer of the same environment; undefined where its settings have faults of their own. */
export function networkView({ settings }: CheckContext): NetworkView | undefined {
  return settings("network") as NetworkView | undefined;
}

/** How many zones a tier has; undefined where there is no such tier. */
export function zoneCount(network: NetworkView, tier: string): number | undefined {
  const found = network.tiers[tier];
  return found === undefined ? undefined : (found.zones ?? network.zones).length;
}
