import { Prefix } from "@strata/cidr";
import type { SettingsProblem } from "@strata/config";
import type { NetworkSettings } from "../network/settings";
import type { ClusterSettings } from "./settings";

/** The private ranges that EKS takes services from. Source: EKS API, KubernetesNetworkConfigRequest.serviceIpv4Cidr. */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/** Faults of the CIDRs: EKS plans any, and refuses at creation what is not private, too small, or in the VPC. */
export function addressProblems(
  { serviceCidr, endpoint }: ClusterSettings,
  network: NetworkSettings | undefined,
): readonly SettingsProblem[] {
  return [
    ...serviceProblems(serviceCidr, network?.cidr),
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
  if (!isText(text)) return [];
  const fault = Prefix.problem(text);
  return fault === undefined
    ? []
    : [{ path, expected: "an IPv4 CIDR", got: `${JSON.stringify(text)}: ${fault}` }];
}

/** A reference takes the place of the text after the schema: what it comes to is known to Terraform only. */
function isText(value: unknown): value is string {
  return typeof value === "string";
}
