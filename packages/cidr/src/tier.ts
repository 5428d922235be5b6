import type { PlanProblem } from "./plan-problem";
import type { Prefix } from "./prefix";
import { AWS_IPV4_BITS } from "./usable";

/** Subnets of one purpose and one size: one in each zone. */
export interface SubnetTier {
  /** Name of the tier, for example `private`. Its subnets are named `<name>-<zone>`. */
  readonly name: string;
  /** Prefix length of each subnet: 16 to 28, and not shorter than the VPC's. */
  readonly bits: number;
  /** Zone letters, for example `["a", "b", "c"]`. Their order is that of the addresses: append, never insert. */
  readonly zones: readonly string[];
  /**
   * Where the subnets begin: the first zone's address, which the other zones follow without a gap, or each
   * zone's own. An address in the VPC, or an offset such as `0.0.1.0` from its first address.
   * @default planned: each subnet takes the first free range that it fits into
   */
  readonly at?: string | Readonly<Record<string, string>>;
}

/** A subnet that a tier asks for. */
export interface DeclaredSubnet {
  /** `<tier>-<zone>`. */
  readonly name: string;
  readonly tier: SubnetTier;
  readonly zone: string;
}

/** The tiers that can be placed, their subnets, and what is wrong with the others. */
export interface DeclaredTiers {
  /** Tiers of a size that can be placed, each zone once, in declared order. */
  readonly tiers: readonly SubnetTier[];
  /** Subnets of all tiers, also those of a size that cannot be placed, since such a subnet may exist. */
  readonly subnets: readonly DeclaredSubnet[];
  readonly problems: readonly PlanProblem[];
}

/** Name of a tier's subnet in a zone. */
export function subnetName(tier: Pick<SubnetTier, "name">, zone: string): string {
  return `${tier.name}-${zone}`;
}

/** The tier and the zone that a subnet's name is made of: `private` and `a` of `private-a`. */
export function subnetPlace(name: string): { readonly tier: string; readonly zone: string } {
  const end = name.lastIndexOf("-");
  return { tier: name.slice(0, end), zone: name.slice(end + 1) };
}

/** Reads the tiers of an IPv4 VPC. Of two subnets with one name the first counts. */
export function declareTiers(vpc: Prefix, tiers: readonly SubnetTier[]): DeclaredTiers {
  const sound: SubnetTier[] = [];
  const subnets = new Map<string, DeclaredSubnet>();
  const problems: PlanProblem[] = [];
  const names = new Set<string>();
  for (const tier of tiers) {
    if (names.has(tier.name)) {
      const expected = "a name that no other tier has";
      problems.push({
        tier: tier.name,
        key: "name",
        kind: "duplicate",
        expected,
        got: JSON.stringify(tier.name),
      });
      continue;
    }
    names.add(tier.name);
    const zones: string[] = [];
    for (const zone of tier.zones) {
      const name = subnetName(tier, zone);
      if (subnets.has(name)) {
        const expected = "a zone whose subnet name is not taken";
        problems.push({
          tier: tier.name,
          zone,
          key: "zones",
          kind: "duplicate",
          expected,
          got: `${JSON.stringify(zone)}, which names ${name} again`,
        });
        continue;
      }
      subnets.set(name, { name, tier, zone });
      zones.push(zone);
    }
    const problem = bitsProblem(vpc, tier);
    if (problem === undefined) sound.push({ ...tier, zones });
    else problems.push(problem);
  }
  return { tiers: sound, subnets: [...subnets.values()], problems };
}

function bitsProblem(vpc: Prefix, { name: tier, bits }: SubnetTier): PlanProblem | undefined {
  const { largest, smallest } = AWS_IPV4_BITS;
  const longest = Math.max(largest, vpc.bits);
  const expected = `a prefix length of ${longest} to ${smallest} (${vpc} is the VPC)`;
  const place = { tier, key: "bits", expected, got: String(bits) } as const;
  if (!Number.isInteger(bits)) return { ...place, kind: "invalid" };
  if (bits < longest) return { ...place, kind: "too-large" };
  return bits > smallest ? { ...place, kind: "too-small" } : undefined;
}
