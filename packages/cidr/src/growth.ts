import { consecutive } from "./fixed";
import type { Prefix } from "./prefix";
import type { SubnetTier } from "./tier";

/**
 * Zones for which each tier keeps room while there is enough, so that a zone can be appended without moving
 * what was planned behind it. Most AWS regions have three zones or four; a letter rarely goes past `d`.
 */
export const ZONES_WITH_ROOM = 4;

/**
 * The room that tiers with one fixed beginning keep for zones to come, by tier name: the ranges behind their
 * last zone up to the first that something else has.
 * @param taken reserved ranges, held and fixed subnets
 */
export function fixedRoom(
  vpc: Prefix,
  tiers: readonly SubnetTier[],
  taken: readonly Prefix[],
): ReadonlyMap<string, readonly Prefix[]> {
  const room = new Map<string, readonly Prefix[]>();
  for (const tier of tiers) {
    if (tier.at === undefined) continue;
    const others = [...taken, ...[...room.values()].flat()];
    const kept: Prefix[] = [];
    for (let index = tier.zones.length; index > 0 && index < ZONES_WITH_ROOM; index += 1) {
      const prefix = consecutive(vpc, tier, index);
      if (prefix === undefined || others.some((other) => other.overlaps(prefix))) break;
      kept.push(prefix);
    }
    room.set(tier.name, kept);
  }
  return room;
}

/**
 * How many zones each tier can append before an appended zone meets a subnet, by tier name.
 * @param room what the tiers keep, in the order in which they would use it
 * @param subnets all subnets of the plan
 */
export function growthOf(
  room: ReadonlyMap<string, readonly Prefix[]>,
  subnets: readonly Prefix[],
): Readonly<Record<string, number>> {
  const counts = [...room].map(([tier, kept]): readonly [string, number] => {
    const met = kept.findIndex((prefix) => subnets.some((subnet) => subnet.overlaps(prefix)));
    return [tier, met === -1 ? kept.length : met];
  });
  return Object.fromEntries(counts);
}
