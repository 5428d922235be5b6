import { ZONES_WITH_ROOM } from "./growth";
import type { PlanProblem } from "./plan-problem";
import type { Prefix } from "./prefix";
import { exclude } from "./range";
import { type SubnetTier, subnetName } from "./tier";

/** Where the subnets go that nobody gave a position. */
export interface FittedSubnets {
  /** By subnet name. */
  readonly prefixes: ReadonlyMap<string, Prefix>;
  /** What each of these tiers keeps for zones to come, in the order in which it would use it. */
  readonly room: ReadonlyMap<string, readonly Prefix[]>;
  readonly problems: readonly PlanProblem[];
}

/**
 * Places the tiers without a position, in declared order: each zone takes the first range of its size that is
 * free. Then the tier keeps as many ranges more as make {@link ZONES_WITH_ROOM}.
 *
 *     | a | b | c | kept | a b c kept | a | b |  free ...
 *     '---- tier 1 ------'-- tier 2 --'-- tier 3 ...
 *
 * A later tier takes what is kept only when it fits nowhere else, since a subnet that is needed comes before
 * one that may be. What a tier gets depends on the tiers before it and never on those behind.
 * @param taken reserved ranges, held and fixed subnets
 * @param kept room of the fixed tiers
 * @param placed whether a subnet of that name has its place, or must not get one
 */
export function fitPlanned(
  vpc: Prefix,
  tiers: readonly SubnetTier[],
  taken: readonly Prefix[],
  kept: readonly Prefix[],
  placed: (name: string) => boolean,
): FittedSubnets {
  const prefixes = new Map<string, Prefix>();
  const room = new Map<string, readonly Prefix[]>();
  const problems: PlanProblem[] = [];
  for (const tier of tiers) {
    if (tier.at !== undefined) continue;
    const zones = tier.zones.filter((zone) => !placed(subnetName(tier, zone)));
    const wanted = zones.length + Math.max(0, ZONES_WITH_ROOM - tier.zones.length);
    const used = [...taken, ...prefixes.values()];
    const clear = firstFit(exclude(vpc, [...used, ...kept, ...[...room.values()].flat()]), tier.bits, wanted);
    const pressed = firstFit(exclude(vpc, [...used, ...clear]), tier.bits, zones.length - clear.length);
    const slots = [...clear, ...pressed];
    for (const [index, zone] of zones.entries()) {
      const prefix = slots[index];
      if (prefix === undefined) problems.push(noRoom(vpc, tier, zone, exclude(vpc, [...used, ...slots])));
      else prefixes.set(subnetName(tier, zone), prefix);
    }
    room.set(tier.name, slots.slice(zones.length));
  }
  return { prefixes, room, problems };
}

/** The first `count` ranges of a size inside free ranges, in address order; fewer where there are not so many. */
function firstFit(free: readonly Prefix[], bits: number, count: number): readonly Prefix[] {
  const found: Prefix[] = [];
  for (const range of free) {
    if (range.bits > bits) continue;
    for (const subnet of range.subnets(bits)) {
      if (found.length >= count) return found;
      found.push(subnet);
    }
  }
  return found;
}

function noRoom(vpc: Prefix, tier: SubnetTier, zone: string, free: readonly Prefix[]): PlanProblem {
  const largest = free.toSorted((a, b) => a.bits - b.bits)[0];
  return {
    tier: tier.name,
    zone,
    key: "bits",
    kind: "no-room",
    expected: `a free /${tier.bits} in ${vpc}`,
    got: largest === undefined ? "no free range" : `${largest} as the largest free range`,
    mend: "use smaller subnets, fewer zones or a larger VPC",
  };
}
