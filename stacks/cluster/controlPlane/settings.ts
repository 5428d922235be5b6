import { fixed, oneMinorUp, refersTo } from "@strata/kind";
import {
  cidr,
  entriesOf,
  groupDescription,
  logKey,
  logRetentionDays,
  managedPolicies,
  roleName,
  securityGroupId,
} from "@strata/kind/vocabulary";
import { z } from "zod";

const client = z.union([
  z.strictObject({
    description: groupDescription.describe("Why it may reach the API"),
    group: securityGroupId.describe("Security group id of the client"),
  }),
  z.strictObject({
    description: groupDescription.describe("Why they may reach the API"),
    cidr: cidr.describe("Addresses of the clients, inside the VPC or routed to it"),
  }),
]);

const endpoint = z.strictObject({
  private: z
    .strictObject({
      clients: entriesOf(client).describe("Who reaches the API in addition to nodes and pods"),
    })
    .prefault({})
    .describe("The API inside the VPC, which always exists"),
  public: z
    .strictObject({
      cidrs: z
        .array(cidr)
        .min(1)
        .max(40, "at most 40 CIDRs, the most that EKS takes")
        .describe("IPv4 CIDRs that may reach the API"),
    })
    .optional()
    .describe("The API on the internet; without it, the API is private"),
});

/** The settings that decide whether nodes are in the control plane's tiers. */
interface Nodes {
  readonly nodeGroups: Readonly<Record<string, { readonly subnets?: readonly string[] | undefined }>>;
}

/** The control plane: what an environment has one of. */
export const controlPlaneSettings = {
  name: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/, 'a cluster name such as "shop-production"')
    .optional()
    .describe("Name of the cluster; the environment's id where absent"),
  version: oneMinorUp(
    z
      .string('a quoted version such as "1.35"')
      .regex(/^1\.\d{2}$/, 'a version such as "1.35"')
      .describe("Kubernetes version, major and minor, in quotes"),
    {
      since: "EKS upgrades a cluster by one minor version at a time, and takes none back",
      way: "go up by one, apply, upgrade the add-ons, record it, then go up by the next",
      source: "EKS user guide, Update existing cluster to new Kubernetes version",
    },
  ),
  support: z
    .enum(["standard", "extended"])
    .default("standard")
    .describe("standard: AWS upgrades when standard support ends; extended: the version stays, for a fee"),
  subnets: z
    .array(
      refersTo("network.tiers", {
        needs: [
          {
            can: "notInternet",
            since: (layer: Nodes) =>
              `node groups without subnets of their own (${groupsWithoutSubnets(layer).join(", ")}) are in it too`,
            when: (layer: Nodes) => groupsWithoutSubnets(layer).length > 0,
          },
        ],
      }),
    )
    .min(1)
    .describe("Tiers for the network interfaces of the control plane"),
  serviceCidr: fixed(
    cidr
      .default("172.20.0.0/16")
      .describe(
        "Addresses of Kubernetes services: private, /12 to /24, outside of the VPC; they cannot be changed later",
      ),
    {
      since:
        "EKS gives service addresses when it creates a cluster: others replace it with everything that runs on it",
      way: "make a cluster in an environment of its own, and move the workloads",
      source: "EKS API, KubernetesNetworkConfigRequest; Terraform aws_eks_cluster.kubernetes_network_config",
    },
  ),
  endpoint: endpoint.prefault({}).describe("Who reaches the Kubernetes API"),
  logs: z
    .strictObject({
      key: logKey("network.keys").describe("Key of the log groups"),
      retentionDays: logRetentionDays.default(90),
    })
    .describe("Logs of the control plane, all five types"),
  role: z
    .strictObject({
      name: roleName.optional().describe("<environment id>-cluster where absent"),
      managedPolicies: managedPolicies.default(["AmazonEKSClusterPolicy"]),
    })
    .prefault({})
    .describe("Role of the control plane"),
};

/** Validated settings of the control plane. */
export type ControlPlaneSettings = z.output<z.ZodObject<typeof controlPlaneSettings>>;

/**
 * The node groups that are in the control plane's tiers. No subnet assigns public addresses, so nodes in a public tier
 * would reach nothing.
 */
function groupsWithoutSubnets({ nodeGroups }: Nodes): readonly string[] {
  return Object.entries(nodeGroups)
    .filter(([, { subnets }]) => subnets === undefined)
    .map(([name]) => name);
}
