import type { PlanProblem } from "@strata/cidr";
import type { Environment, SettingsProblem } from "@strata/config";
import { cidrProblems } from "@strata/kind/vocabulary";
import { zoneProblems } from "../tiers/zones";
import { type AddressSettings, planNetwork } from "./plan";

/** Faults of the VPC's zones and addresses, those of its subnets among them. Paths are inside the layer's settings. */
export function vpcProblems(
  network: AddressSettings,
  { region, heldSubnets }: Pick<Environment, "region" | "heldSubnets">,
): readonly SettingsProblem[] {
  const malformed = cidrProblems(network.cidr, ["cidr"]);
  return [
    ...(malformed.length > 0 ? malformed : addressProblems(network, heldSubnets)),
    ...zoneProblems(network.zones, region, ["zones"]),
  ];
}

function addressProblems(
  network: AddressSettings,
  held: Readonly<Record<string, string>>,
): readonly SettingsProblem[] {
  return planNetwork(network, held).problems.map((problem) => {
    const { zone, held: subnet, expected, got, mend } = problem;
    const where = zone === undefined ? "" : ` (zone ${zone})`;
    const what = subnet === undefined ? "" : ` for subnet ${subnet} of the ledger`;
    return {
      path: pathOf(problem, network),
      expected: `${expected}${where}${what}`,
      got,
      ...(mend === undefined ? {} : { mend }),
    };
  });
}

/** The setting that a problem of the plan comes from. */
function pathOf({ tier, zone, key, reserved }: PlanProblem, network: AddressSettings): readonly string[] {
  if (tier !== undefined) {
    const setting = key === undefined ? [] : [key];
    return ["tiers", tier, ...setting, ...(zone !== undefined && key === "at" ? [zone] : [])];
  }
  return reserved === undefined ? ["cidr"] : ["reserved", Object.keys(network.reserved)[reserved] ?? ""];
}
