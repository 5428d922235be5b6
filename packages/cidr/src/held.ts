import { type Occupant, occupantOf, overlapProblem } from "./occupant";
import type { PlanProblem } from "./plan-problem";
import { Prefix } from "./prefix";
import type { DeclaredSubnet } from "./tier";

/** The subnets that exist, by name, and what is wrong with the entries that were not understood. */
export interface HeldSubnets {
  readonly prefixes: ReadonlyMap<string, Prefix>;
  /** Names with a faulty entry: such a subnet exists somewhere, so it must not be planned anew. */
  readonly faulty: ReadonlySet<string>;
  readonly problems: readonly PlanProblem[];
}

/**
 * Reads the subnets that exist in an IPv4 VPC.
 * @param held CIDR by subnet name, for example `{ "private-a": "10.0.0.0/20" }`
 * @param reserved ranges that no subnet may have
 */
export function readHeld(
  vpc: Prefix,
  held: Readonly<Record<string, string>>,
  reserved: readonly Occupant[],
): HeldSubnets {
  const prefixes = new Map<string, Prefix>();
  const problems: PlanProblem[] = [];
  const occupants = [...reserved];
  for (const [name, text] of Object.entries(held)) {
    const expected = `a CIDR inside ${vpc}`;
    const got = JSON.stringify(text);
    const prefix = Prefix.tryParse(text);
    if (prefix === undefined) {
      problems.push({ held: name, kind: "invalid", expected, got: `${got}: ${Prefix.problem(text)}` });
      continue;
    }
    if (!vpc.contains(prefix)) {
      problems.push({ held: name, kind: "outside-vpc", expected, got });
      continue;
    }
    const other = occupantOf(prefix, occupants);
    if (other !== undefined) {
      problems.push({ held: name, ...overlapProblem(prefix, other) });
      continue;
    }
    prefixes.set(name, prefix);
    occupants.push({ label: `subnet ${name}`, prefix });
  }
  return { prefixes, faulty: new Set(Object.keys(held).filter((name) => !prefixes.has(name))), problems };
}

/** The held subnets whose tier now asks for another size. AWS cannot resize a subnet, only replace it. */
export function resizeProblems(
  declared: readonly DeclaredSubnet[],
  { prefixes }: HeldSubnets,
): readonly PlanProblem[] {
  return declared.flatMap(({ name, tier, zone }): readonly PlanProblem[] => {
    const prefix = prefixes.get(name);
    if (prefix === undefined || prefix.bits === tier.bits) return [];
    const expected = `${prefix.bits}, since ${name} exists as ${prefix}`;
    const mend = "keep the size, or add a tier of the new size";
    return [{ tier: tier.name, zone, key: "bits", kind: "held", expected, got: String(tier.bits), mend }];
  });
}
