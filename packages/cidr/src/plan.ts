import { fitPlanned } from "./first-fit";
import { placeFixed } from "./fixed";
import { fixedRoom, growthOf } from "./growth";
import { readHeld, resizeProblems } from "./held";
import type { PlanProblem } from "./plan-problem";
import type { Prefix } from "./prefix";
import { exclude } from "./range";
import { type ReservedPrefix, type ReservedRange, readReserved } from "./reserved";
import { declareTiers, type SubnetTier } from "./tier";
import { AWS_IPV4_BITS } from "./usable";

/** What a VPC shall hold. */
export interface PlanRequest {
  /** IPv4 range of the VPC: /16 to /28. */
  readonly vpc: Prefix;
  /** The tiers, in the order in which they are planned. */
  readonly tiers: readonly SubnetTier[];
  /** Ranges that no subnet may have. @default none */
  readonly reserved?: readonly ReservedRange[];
  /** CIDR of each subnet that exists, by name `<tier>-<zone>`. @default none */
  readonly held?: Readonly<Record<string, string>>;
}

/** A subnet with its place. */
export interface PlannedSubnet {
  /** `<tier>-<zone>`. */
  readonly name: string;
  readonly tier: string;
  /** Zone as the tier has it: a letter. */
  readonly zone: string;
  readonly prefix: Prefix;
}

/**
 * Where everything goes. `subnets`, `leaving`, `reserved` and `free` have no address in common and make up the
 * whole VPC, also where there are problems.
 */
export interface SubnetPlan {
  /** In declared order: tier by tier, zone by zone. A subnet that has no place is absent; a problem says why. */
  readonly subnets: readonly PlannedSubnet[];
  /** Held subnets that no tier declares any more. They keep their range until they are gone, then drop them. */
  readonly leaving: readonly { readonly name: string; readonly prefix: Prefix }[];
  /** In address order. */
  readonly reserved: readonly ReservedPrefix[];
  /** The fewest prefixes that make up what is left, in address order. */
  readonly free: readonly Prefix[];
  /** By tier: how many zones it can append, without `held`, before any planned subnet moves. */
  readonly growth: Readonly<Record<string, number>>;
  /** Every fault. A plan with one must not be built. */
  readonly problems: readonly PlanProblem[];
}

/**
 * Plans the subnets of a VPC. Never throws; the same request gives the same plan.
 *
 * Held subnets stay, then tiers with `at` get their positions, then each other tier takes, in declared order,
 * the first free ranges of its size. What stays where it is:
 *
 * - **With `held`**: every held subnet, whatever else changes: tiers and zones added, removed or reordered,
 *   sizes, positions, reserved ranges. A setting that contradicts a held subnet is a problem, never a move.
 * - **Without it**: everything, when a tier without `at` is appended behind the others; when a zone is
 *   appended to the last tier without `at`; when a zone is appended to a tier whose `growth` is above 0. The
 *   rest may move planned subnets: a tier or zone that is inserted, removed or resized, a new `at`, a new
 *   reserved range, a zone past its tier's `growth`. No order of planning can avoid that in a VPC without
 *   spare room, since the settings do not tell which of two subnets came first; `held` does.
 */
export function planSubnets({ vpc, tiers, reserved = [], held = {} }: PlanRequest): SubnetPlan {
  const vpcProblem = problemOfVpc(vpc);
  // Neither tiers nor positions mean anything in such a VPC.
  if (vpc.version !== 4 || vpc.bits > AWS_IPV4_BITS.smallest) {
    return { subnets: [], leaving: [], reserved: [], free: [vpc], growth: {}, problems: vpcProblem };
  }
  const declared = declareTiers(vpc, tiers);
  const reservations = readReserved(vpc, reserved);
  const reservedOccupants = reservations.prefixes.map(({ prefix, reason }) => ({
    label: `the range reserved for ${JSON.stringify(reason)}`,
    prefix,
  }));
  const existing = readHeld(vpc, held, reservedOccupants);
  const heldOccupants = [...existing.prefixes].map(([name, prefix]) => ({ label: `subnet ${name}`, prefix }));
  const fixed = placeFixed(vpc, declared.tiers, existing, [...reservedOccupants, ...heldOccupants]);

  const taken = [...reservedOccupants, ...heldOccupants].map(({ prefix }) => prefix);
  taken.push(...fixed.prefixes.values());
  const keptByFixed = fixedRoom(vpc, declared.tiers, taken);
  const hasPlace = (name: string): boolean => existing.prefixes.has(name) || existing.faulty.has(name);
  const fitted = fitPlanned(vpc, declared.tiers, taken, [...keptByFixed.values()].flat(), hasPlace);

  const places = new Map([...existing.prefixes, ...fixed.prefixes, ...fitted.prefixes]);
  const subnets = declared.subnets.flatMap(({ name, tier, zone }): readonly PlannedSubnet[] => {
    const prefix = places.get(name);
    return prefix === undefined ? [] : [{ name, tier: tier.name, zone, prefix }];
  });
  const declaredNames = new Set(declared.subnets.map(({ name }) => name));
  return {
    subnets,
    leaving: [...existing.prefixes]
      .filter(([name]) => !declaredNames.has(name))
      .map(([name, prefix]) => ({ name, prefix })),
    reserved: reservations.prefixes,
    free: exclude(vpc, [...taken, ...fitted.prefixes.values()]),
    growth: growthOf(new Map([...keptByFixed, ...fitted.room]), [...fitted.prefixes.values()]),
    problems: [
      ...vpcProblem,
      ...declared.problems,
      ...reservations.problems,
      ...existing.problems,
      ...resizeProblems(declared.subnets, existing),
      ...fixed.problems,
      ...fitted.problems,
    ],
  };
}

function problemOfVpc(vpc: Prefix): readonly PlanProblem[] {
  const { largest, smallest } = AWS_IPV4_BITS;
  const expected = `an IPv4 range of /${largest} to /${smallest} for the VPC`;
  const got = vpc.toString();
  if (vpc.version !== 4) return [{ kind: "invalid", expected, got }];
  if (vpc.bits < largest) return [{ kind: "too-large", expected, got }];
  return vpc.bits > smallest ? [{ kind: "too-small", expected, got }] : [];
}
