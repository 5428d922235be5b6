import { type PlanProblem, Prefix } from "@strata/cidr";
import { type Environment, goingAhead, type SettingsProblem } from "@strata/config";
import { cidrProblems } from "@strata/kind/vocabulary";
import { zoneProblems } from "../tiers/zones";
import { type AddressSettings, planNetwork } from "./plan";

/** Faults of the VPC's zones and addresses, those of its subnets among them. Paths are inside the layer's settings. */
export function vpcProblems(
  network: AddressSettings,
  { path, region, heldSubnets }: Pick<Environment, "path" | "region" | "heldSubnets">,
): readonly SettingsProblem[] {
  const malformed = cidrProblems(network.cidr, ["cidr"]);
  return [
    ...(malformed.length > 0
      ? malformed
      : [...rangeProblems(network.cidr), ...addressProblems(network, heldSubnets, path)]),
    ...zoneProblems(network.zones, region, ["zones"]),
  ];
}

/** Addresses that no host can have: EC2 answers with `InvalidVpc.Range`. Source: RFC 6890, RFC 5771. */
const NO_HOSTS = ["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4"];

function rangeProblems(cidr: string): readonly SettingsProblem[] {
  const block = Prefix.parse(cidr);
  const range = NO_HOSTS.find((reserved) => Prefix.parse(reserved).overlaps(block));
  return range === undefined
    ? []
    : [
        {
          path: ["cidr"],
          expected: "addresses that hosts can have, such as those of 10.0.0.0/8",
          got: `${cidr}, of which ${range} is for other uses`,
        },
      ];
}

function addressProblems(
  network: AddressSettings,
  held: Readonly<Record<string, string>>,
  environment: string,
): readonly SettingsProblem[] {
  return planNetwork(network, held).problems.map((problem) => {
    const { zone, held: subnet, expected, got, mend } = problem;
    const where = zone === undefined ? "" : ` (zone ${zone})`;
    const what = subnet === undefined ? "" : ` for subnet ${subnet} of the ledger`;
    return {
      path: pathOf(problem, network),
      expected: `${expected}${where}${what}`,
      got,
      ...(mend === undefined ? {} : { mend: `${mend}${acceptance(problem, environment)}` }),
    };
  });
}

/** How a subnet that exists is moved all the same: it is replaced, once nothing is in it any more. */
function acceptance({ kind, tier }: PlanProblem, environment: string): string {
  return kind === "held" && tier !== undefined ? `; ${goingAhead(environment, `network.tiers.${tier}`)}` : "";
}

/** The setting that a problem of the plan comes from. */
function pathOf({ tier, zone, key, reserved }: PlanProblem, network: AddressSettings): readonly string[] {
  if (tier !== undefined) {
    const setting = key === undefined ? [] : [key];
    return ["tiers", tier, ...setting, ...(zone !== undefined && key === "at" ? [zone] : [])];
  }
  return reserved === undefined ? ["cidr"] : ["reserved", Object.keys(network.reserved)[reserved] ?? ""];
}
