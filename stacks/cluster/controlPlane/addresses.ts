import { Prefix } from "@strata/cidr";
import type { SettingsProblem } from "@strata/config";
import { isOutputReference, OUTPUT_KEY } from "@strata/contract";
import { cidrProblems, repeatedRules } from "@strata/kind/vocabulary";
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
      publicProblems(cidr, ["endpoint", "public", "cidrs", index]),
    ),
    ...clientProblems(endpoint.private.clients, vpcCidr),
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

/**
 * Source: EKS user guide, "Cluster API server endpoint", "The CIDR blocks that you specify can't include reserved
 * addresses": it answers with "The following CIDRs are invalid in publicAccessCidrs".
 */
const RESERVED = [
  ...PRIVATE,
  "0.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "198.18.0.0/15",
  "224.0.0.0/3",
];

function publicProblems(cidr: string, path: SettingsProblem["path"]): readonly SettingsProblem[] {
  const wrong = malformed(cidr, path);
  if (wrong.length > 0 || !isText(cidr) || cidr === "0.0.0.0/0") return wrong;
  const block = Prefix.parse(cidr);
  const range = RESERVED.find((reserved) => Prefix.parse(reserved).contains(block));
  return range === undefined
    ? []
    : [
        {
          path,
          expected: "public addresses, since others never reach the API from the internet",
          got: `${cidr}, which is in ${range}`,
          mend: "let private addresses in with endpoint.private.clients",
        },
      ];
}

/** Each client becomes a rule of the cluster's own group; two that are one to EC2 are refused. */
function clientProblems(
  clients: ControlPlaneSettings["endpoint"]["private"]["clients"],
  vpcCidr: string | undefined,
): readonly SettingsProblem[] {
  return repeatedRules(
    Object.entries(clients).map(([name, client]) => ({
      of: "cluster ingress",
      protocol: "tcp",
      ports: [443, 443],
      peer: resolved("cidr" in client ? client.cidr : client.group, vpcCidr),
      path: ["endpoint", "private", "clients", name],
    })),
  );
}

/** What a reference stands for where settings say it; its own text where only the apply knows. */
function resolved(value: unknown, vpcCidr: string | undefined): string {
  if (typeof value === "string") return value;
  const target = isOutputReference(value) ? String(value[OUTPUT_KEY]) : JSON.stringify(value);
  return target === "network.vpcCidr" && vpcCidr !== undefined ? vpcCidr : target;
}

function malformed(text: string, path: SettingsProblem["path"]): readonly SettingsProblem[] {
  return isText(text) ? cidrProblems(text, path) : [];
}

/** Not text where a reference replaces it: only Terraform knows its value. */
function isText(value: unknown): value is string {
  return typeof value === "string";
}
