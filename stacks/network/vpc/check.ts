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
  const reservations = Object.keys(network.reserved);
  return planNetwork(network, held).problems.map(
    ({ tier, zone, key, reserved, held: subnet, expected, got, mend }) => ({
      path:
        tier !== undefined
          ? [
              "tiers",
              tier,
              ...(key === undefined ? [] : [key]),
              ...(zone !== undefined && key === "at" ? [zone] : []),
            ]
          : reserved !== undefined
            ? ["reserved", reservations[reserved] ?? ""]
            : ["cidr"],
      expected: `${expected}${zone === undefined ? "" : ` (zone ${zone})`}${subnet === undefined ? "" : ` for subnet ${subnet} of the ledger`}`,
      got,
      ...(mend === undefined ? {} : { mend }),
    }),
  );
}
