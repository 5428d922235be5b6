import type { SettingsProblem } from "@strata/config";
import {
  type Architecture,
  architectureOf,
  cidrProblems,
  type GroupRuleIdentity,
  repeatedRules,
} from "@strata/kind/vocabulary";
import { own } from "@strata/values";
import { zonesOf } from "../tiers/zones";
import type { AddressSettings } from "../vpc/plan";
import { patchingProblems, type ReachSettings } from "./patching";
import type { InstanceSettings } from "./settings";

/**
 * An instance's zone is one of its tier, its type fits its image, a public address is one that the internet reaches,
 * its rules have valid CIDRs, and what is to be patched can be. Paths are inside the entry.
 */
export function instanceProblems(
  instance: InstanceSettings,
  network: ReachSettings,
): readonly SettingsProblem[] {
  return [
    ...zoneProblems(instance, network),
    ...architectureProblems(instance),
    ...addressProblems(instance, network),
    ...ruleProblems(instance),
    ...patchingProblems(instance, network),
  ];
}

function zoneProblems(
  { tier, zone }: InstanceSettings,
  network: AddressSettings,
): readonly SettingsProblem[] {
  const found = own(network.tiers, tier);
  if (found === undefined || zone === undefined) return [];
  const zones = zonesOf(found, network);
  return zones.includes(zone)
    ? []
    : [{ path: ["zone"], expected: `a zone of ${tier}: ${zones.join(", ")}`, got: zone }];
}

/** Instruction sets of the images. Source: Systems Manager user guide, public parameters of Amazon Linux. */
const IMAGE_ARCHITECTURES: Readonly<Record<InstanceSettings["image"], Architecture>> = {
  al2023: "x86_64",
  "al2023-arm64": "arm64",
  al2: "x86_64",
};

/** EC2 starts no image on a processor of another instruction set. */
function architectureProblems({ image, instanceType }: InstanceSettings): readonly SettingsProblem[] {
  const architecture = IMAGE_ARCHITECTURES[image];
  const found = architectureOf(instanceType);
  return found === architecture
    ? []
    : [
        {
          path: ["instanceType"],
          expected: `an instance type of architecture ${architecture}, as image ${image} is`,
          got: `${instanceType}, which is ${found}`,
        },
      ];
}

function addressProblems(
  { tier, address }: InstanceSettings,
  network: AddressSettings,
): readonly SettingsProblem[] {
  const route = own(network.tiers, tier)?.route ?? "internet";
  if (address === "none" || route === "internet") return [];
  return [{ path: ["address"], expected: `none in ${tier}, whose route is ${route}`, got: address }];
}

const DIRECTIONS = ["ingress", "egress"] as const;

/** CIDRs have no host bits, and no rule is there twice. */
function ruleProblems(instance: InstanceSettings): readonly SettingsProblem[] {
  const malformed = DIRECTIONS.flatMap((direction) =>
    Object.entries(instance[direction]).flatMap(([name, { cidrs }]) =>
      cidrs.flatMap((cidr, index) => cidrProblems(cidr, [direction, name, "cidrs", index])),
    ),
  );
  const rules = DIRECTIONS.flatMap((direction) =>
    Object.entries(instance[direction]).flatMap(([name, { protocol, port, cidrs }]) =>
      cidrs.map(
        (peer): GroupRuleIdentity => ({
          of: direction,
          protocol,
          ports: [port, port],
          peer,
          path: [direction, name],
        }),
      ),
    ),
  );
  return malformed.length > 0 ? malformed : repeatedRules(rules);
}
