import { Prefix } from "@strata/cidr";
import type { SettingsProblem } from "@strata/config";
import { cidrProblems } from "@strata/kind/vocabulary";
import type { ControlPlaneSettings } from "./settings";

/** The private ranges in which EKS accepts services. Source: EKS API, KubernetesNetworkConfigRequest.serviceIpv4Cidr. */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/**
 * Faults of the CIDRs. A plan accepts any; at creation EKS refuses what is not private, too small, or in the VPC.
 * @param vpcCidr undefined where it is not known
 */
export function addressProblems(
  { serviceCidr, endpoint }: ControlPlaneSettings,
  vpcCidr: string | undefined,
): readonly SettingsProblem[] {
  return [
    ...serviceProblems(serviceCidr, vpcCidr),
    ...(endpoint.public?.cidrs ?? []).flatMap((cidr, index) =>
      malformed(cidr, ["endpoint", "public", "cidrs", index]),
    ),
    ...Object.entries(endpoint.private.clients).flatMap(([name, client]) =>
      "cidr" in client ? malformed(client.cidr, ["endpoint", "private", "clients", name, "cidr"]) : [],
    ),
  ];
}

function serviceProblems(serviceCidr: string, vpcCidr: string | undefined): readonly SettingsProblem[] {
  const path = ["serviceCidr"];
  if (!isText(serviceCidr)) return [];
  const wrong = malformed(serviceCidr, path);
  if (wrong.length > 0) return wrong;
  const services = Prefix.parse(serviceCidr);
  const vpc = vpcCidr === undefined ? undefined : Prefix.tryParse(vpcCidr);
  const rules = [
    {
      broken: services.bits < 12 || services.bits > 24,
      expected: "a prefix length of 12 to 24",
      got: serviceCidr,
    },
    {
      broken: !PRIVATE.some((range) => Prefix.parse(range).contains(services)),
      expected: `a range inside ${PRIVATE.join(", ")}`,
      got: serviceCidr,
    },
    {
      broken: vpc?.overlaps(services) ?? false,
      expected: `a range that does not overlap the VPC ${vpcCidr}`,
      got: serviceCidr,
      mend: "pods and load balancers have addresses of the VPC; this range is for ClusterIP services only, such as 172.20.0.0/16",
    },
  ];
  return rules.filter(({ broken }) => broken).map(({ broken: _, ...problem }) => ({ path, ...problem }));
}

function malformed(text: string, path: SettingsProblem["path"]): readonly SettingsProblem[] {
  return isText(text) ? cidrProblems(text, path) : [];
}

/** Not text where a reference replaces it: only Terraform knows its value. */
function isText(value: unknown): value is string {
  return typeof value === "string";
}
