import { ADDRESS_BITS, formatAddress } from "./address";
import type { HeldSubnets } from "./held";
import { type Occupant, occupantOf, overlapProblem } from "./occupant";
import type { PlanProblem } from "./plan-problem";
import { type PositionProblem, readPosition } from "./position";
import { Prefix } from "./prefix";
import { type SubnetTier, subnetName } from "./tier";

/** The subnets of tiers that say where they begin, held ones excepted. */
export interface FixedSubnets {
  /** By subnet name. */
  readonly prefixes: ReadonlyMap<string, Prefix>;
  readonly problems: readonly PlanProblem[];
}

/**
 * Places the tiers that say where they begin.
 * @param occupants reserved ranges and held subnets
 */
export function placeFixed(
  vpc: Prefix,
  tiers: readonly SubnetTier[],
  held: HeldSubnets,
  occupants: readonly Occupant[],
): FixedSubnets {
  const prefixes = new Map<string, Prefix>();
  const problems: PlanProblem[] = [];
  const taken = [...occupants];
  for (const tier of tiers) {
    const positions = zonePositions(vpc, tier);
    problems.push(...positions.problems);
    for (const [zone, prefix] of positions.prefixes) {
      const name = subnetName(tier, zone);
      const place = { tier: tier.name, zone, key: "at" } as const;
      const existing = held.prefixes.get(name);
      if (existing !== undefined) {
        if (existing.start === prefix.start) continue;
        const expected = `${existing.first}, since ${name} exists as ${existing}`;
        const mend = "keep the position, or add a tier at the new one";
        problems.push({ ...place, kind: "held", expected, got: prefix.first, mend });
        continue;
      }
      if (held.faulty.has(name)) continue;
      const other = occupantOf(prefix, taken);
      if (other === undefined) {
        prefixes.set(name, prefix);
        taken.push({ label: `subnet ${name}`, prefix });
      } else {
        problems.push({ ...place, ...overlapProblem(prefix, other) });
      }
    }
  }
  return { prefixes, problems };
}

/**
 * The subnet that a tier's `at` would give to its zone of an index, also to zones that it does not have yet;
 * undefined past the end of the VPC, and where `at` is absent, faulty or a map.
 */
export function consecutive(vpc: Prefix, { at, bits }: SubnetTier, index: number): Prefix | undefined {
  if (typeof at !== "string") return undefined;
  const first = readSubnet(vpc, at, bits);
  if ("problem" in first) return undefined;
  const value = first.prefix.start + BigInt(index) * first.prefix.size;
  return value > vpc.end ? undefined : Prefix.containing({ version: 4, value }, bits);
}

interface ZonePositions {
  readonly prefixes: ReadonlyMap<string, Prefix>;
  readonly problems: readonly PlanProblem[];
}

function zonePositions(vpc: Prefix, tier: SubnetTier): ZonePositions {
  if (tier.at === undefined) return { prefixes: new Map(), problems: [] };
  return typeof tier.at === "string"
    ? positionsFrom(vpc, tier, tier.at)
    : positionsByZone(vpc, tier, new Map(Object.entries(tier.at)));
}

function positionsFrom(vpc: Prefix, tier: SubnetTier, at: string): ZonePositions {
  const first = readSubnet(vpc, at, tier.bits);
  if ("problem" in first) {
    return { prefixes: new Map(), problems: [{ tier: tier.name, key: "at", ...first.problem }] };
  }
  const prefixes = new Map<string, Prefix>();
  const problems: PlanProblem[] = [];
  for (const [index, zone] of tier.zones.entries()) {
    const prefix = consecutive(vpc, tier, index);
    if (prefix === undefined) {
      const expected = `room for ${tier.zones.length} subnets of /${tier.bits} from ${first.prefix.first} to ${vpc.last}`;
      const got = `room for ${(vpc.end + 1n - first.prefix.start) / first.prefix.size}`;
      problems.push({ tier: tier.name, zone, key: "at", kind: "outside-vpc", expected, got });
    } else {
      prefixes.set(zone, prefix);
    }
  }
  return { prefixes, problems };
}

function positionsByZone(vpc: Prefix, tier: SubnetTier, at: ReadonlyMap<string, string>): ZonePositions {
  const prefixes = new Map<string, Prefix>();
  const problems: PlanProblem[] = [];
  for (const zone of tier.zones) {
    const place = { tier: tier.name, zone, key: "at" } as const;
    const text = at.get(zone);
    if (text === undefined) {
      const expected = `a position for zone ${zone}`;
      problems.push({ ...place, kind: "unplaced", expected, got: "positions of other zones only" });
      continue;
    }
    const subnet = readSubnet(vpc, text, tier.bits);
    if ("problem" in subnet) problems.push({ ...place, ...subnet.problem });
    else prefixes.set(zone, subnet.prefix);
  }
  for (const zone of at.keys()) {
    if (tier.zones.includes(zone)) continue;
    const expected = `positions of the tier's zones only: ${tier.zones.join(", ") || "it has none"}`;
    problems.push({ tier: tier.name, zone, key: "at", kind: "invalid", expected, got: JSON.stringify(zone) });
  }
  return { prefixes, problems };
}

function readSubnet(
  vpc: Prefix,
  text: string,
  bits: number,
): { readonly prefix: Prefix } | { readonly problem: PositionProblem } {
  const position = readPosition(text, vpc);
  if ("problem" in position) return position;
  const prefix = Prefix.containing({ version: 4, value: position.value }, bits);
  if (prefix.start === position.value) return { prefix };
  const multiple = formatAddress({ version: 4, value: 1n << BigInt(ADDRESS_BITS[4] - bits) });
  const expected = `a multiple of ${multiple}, the size of a /${bits}, such as ${prefix.first}`;
  return { problem: { kind: "misaligned", expected, got: JSON.stringify(text) } };
}
