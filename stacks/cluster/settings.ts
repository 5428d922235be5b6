import type { NodeImage } from "@strata/aws";
import { arn, cidr, entriesOf, entryName, gibibytes, logRetentionDays, port } from "@strata/kind/vocabulary";
import { z } from "zod";

const roleName = z
  .string()
  .max(64, "a role name of at most 64 characters")
  .regex(/^[A-Za-z0-9+=,.@_-]+$/, 'a role name such as "shop-nodes"');

const managedPolicies = z.array(z.string()).describe("AWS managed policies, by name with path");

const statement = z.strictObject({
  actions: z.array(z.string()).min(1).describe("IAM actions, for example ec2:DescribeVolumes"),
  resources: z.array(z.string()).min(1).describe("ARNs; * only where the action knows no narrower one"),
});

const client = z.union([
  z.strictObject({
    description: z.string().describe("Why it may reach the API"),
    group: z.string().describe("Security group id of the client"),
  }),
  z.strictObject({
    description: z.string().describe("Why they may reach the API"),
    cidr: cidr.describe("Addresses of the clients, inside the VPC or routed to it"),
  }),
]);

const endpoint = z.strictObject({
  private: z
    .strictObject({ clients: entriesOf(client).describe("Who reaches the API besides nodes and pods") })
    .prefault({})
    .describe("The API inside the VPC, which is always there"),
  public: z
    .strictObject({ cidrs: z.array(cidr).min(1).describe("IPv4 CIDRs that may reach the API") })
    .optional()
    .describe("The API on the internet; absent means that it is not there"),
});

const key = z.strictObject({
  alias: z
    .string()
    .optional()
    .describe("Without alias/, {id} being the environment's id; {id}-<key> where absent"),
  deletionWindowDays: z.int().min(7).max(30).default(30).describe("Days until a deleted key is lost"),
});

/** A name in `network.keys`, or a key of the cluster's own. */
const keyChoice = z
  .union([entryName, key], "a name in network.keys, or the settings of a key of its own")
  .prefault({});

const traffic = z.union(
  [
    z.literal("all"),
    z.record(
      entryName,
      z.strictObject({
        protocol: z.enum(["tcp", "udp"]).default("tcp"),
        port: port.describe("Port of the service, or the first of a range"),
        toPort: port.optional().describe("Last port of a range"),
      }),
    ),
  ],
  'all, or ports by name such as "database: { port: 5432 }"',
);

const peer = z.strictObject({
  traffic: traffic.describe(
    "all: everything, both ways; ports by name: these, and only from the cluster to what bears the group",
  ),
});

/** Source: EKS user guide, "Review access policy permissions"; those for people and programs. */
const accessPolicy = z.enum([
  "AmazonEKSViewPolicy",
  "AmazonEKSEditPolicy",
  "AmazonEKSAdminPolicy",
  "AmazonEKSAdminViewPolicy",
  "AmazonEKSClusterAdminPolicy",
]);

const accessEntry = z.strictObject({
  principal: z
    .union([arn, z.string().regex(/^role\/[\w+=,.@/-]+$/)], 'an IAM ARN, or "role/" and a name')
    .describe("ARN of a role, or role/<name> of the environment's own account; it must exist"),
  type: z
    .enum(["standard", "ec2Linux"])
    .default("standard")
    .describe("ec2Linux: nodes that no managed node group starts"),
  groups: z.array(z.string()).default([]).describe("Kubernetes groups of the principal"),
  policies: entriesOf(
    z.strictObject({
      policy: accessPolicy.describe("Access policy of EKS"),
      scope: z
        .union([z.literal("cluster"), z.strictObject({ namespaces: z.array(z.string()).min(1) })])
        .describe("cluster, or the namespaces where the policy holds"),
    }),
  ).describe("What the principal may do"),
});

const NODE_IMAGES = [
  "AL2023_x86_64_STANDARD",
  "AL2023_ARM_64_STANDARD",
  "AL2023_x86_64_NEURON",
  "AL2023_x86_64_NVIDIA",
  "AL2023_ARM_64_NVIDIA",
  "BOTTLEROCKET_x86_64",
  "BOTTLEROCKET_ARM_64",
  "BOTTLEROCKET_x86_64_FIPS",
  "BOTTLEROCKET_ARM_64_FIPS",
  "BOTTLEROCKET_x86_64_NVIDIA",
  "BOTTLEROCKET_ARM_64_NVIDIA",
] as const satisfies readonly NodeImage[];

const nodeGroup = z.strictObject({
  instanceTypes: z
    .array(z.string().regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, 'an instance type such as "m7i.large"'))
    .min(1)
    .describe("EC2 instance types of one architecture; several give spot capacity a choice"),
  ami: z.enum(NODE_IMAGES).default("AL2023_x86_64_STANDARD").describe("Kind of image that EKS maintains"),
  min: z.int().min(0).describe("Least nodes"),
  max: z.int().min(1).describe("Most nodes"),
  desired: z.int().min(0).describe("Nodes at the start; afterwards the autoscaler decides"),
  subnets: z
    .array(entryName)
    .min(1)
    .optional()
    .describe("Tiers of the nodes; those of the cluster where absent"),
  capacity: z.enum(["onDemand", "spot"]).default("onDemand").describe("How machines are bought"),
  volumeGiB: gibibytes
    .min(20, "at least 20, what the images take")
    .default(50)
    .describe("Volume of images and pods, GiB"),
  labels: z.record(z.string(), z.string()).default({}).describe("Kubernetes labels of the nodes"),
  taints: z
    .record(
      z.string(),
      z.strictObject({
        value: z.string().optional().describe("What a toleration must name besides the key"),
        effect: z.enum(["NoSchedule", "PreferNoSchedule", "NoExecute"]).describe("What befalls other pods"),
      }),
    )
    .default({})
    .describe("Taints of the nodes, by key"),
});

const addonRole = z.strictObject({
  name: roleName.optional().describe("IAM role name; <environment id>-<add-on> where absent"),
  namespace: z.string().default("kube-system").describe("Namespace of the service account"),
  serviceAccount: z
    .union([z.string(), z.array(z.string().regex(/^[^*?]+$/, "an exact name")).min(1)])
    .describe("Service account that may assume the role, or several; in a single name * matches any text"),
  managedPolicies: managedPolicies.default([]),
  statements: entriesOf(statement).describe("What it may do besides"),
  keys: z
    .array(z.enum(["volumes"]))
    .default([])
    .describe("Keys that it encrypts volumes with"),
});

const addonLogGroup = z.strictObject({
  name: z
    .string()
    .regex(/^([\w./#-]|\{cluster\})+$/, "a name of letters, digits and . _ / # -")
    .describe("Name that the add-on writes to, {cluster} being the cluster's name"),
  retentionDays: logRetentionDays.default(90),
});

const addon = z.strictObject({
  version: z
    .string()
    .regex(/^v\d+\.\d+\.\d+-eksbuild\.\d+$/, 'an add-on version such as "v1.20.1-eksbuild.3"')
    .optional()
    .describe("The version that EKS takes for the cluster's where absent"),
  order: z
    .enum(["beforeNodes", "afterNodes"])
    .default("afterNodes")
    .describe("beforeNodes: nodes need it to become ready; afterNodes: it needs nodes"),
  role: addonRole.optional().describe("What its service account may do in AWS"),
  logGroups: entriesOf(addonLogGroup).describe(
    "Log groups that it writes to, encrypted with the key of logs: its own would have neither key nor retention",
  ),
  configuration: z
    .record(z.string(), z.unknown())
    .optional()
    .describe("Values, as the add-on's own schema names them"),
});

/** Settings of the cluster layer: the control plane, its nodes, its add-ons, and who may use it. */
export const clusterSettings = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/, 'a cluster name such as "shop-production"')
    .optional()
    .describe("Name of the cluster; the environment's id where absent"),
  version: z
    .string('a quoted version such as "1.35"')
    .regex(/^1\.\d{2}$/, 'a version such as "1.35"')
    .describe("Kubernetes version, major and minor, in quotes"),
  support: z
    .enum(["standard", "extended"])
    .default("standard")
    .describe("standard: AWS upgrades when standard support ends; extended: the version stays, for a fee"),
  subnets: z.array(entryName).min(1).describe("Tiers of the control plane's interfaces"),
  serviceCidr: cidr
    .default("172.20.0.0/16")
    .describe("Addresses of Kubernetes services: private, /12 to /24, apart from the VPC; fixed at creation"),
  endpoint: endpoint.prefault({}).describe("Who reaches the Kubernetes API"),
  logs: z
    .strictObject({
      key: entryName.describe("Name in network.keys; its users include logs"),
      retentionDays: logRetentionDays.default(90),
    })
    .describe("Logs of the control plane, all five types"),
  keys: z
    .strictObject({
      secrets: keyChoice.describe("Key of Kubernetes secrets; it cannot be changed later"),
      volumes: keyChoice.describe(
        "Key of volumes of nodes and pods; one of the network has users nodeVolumes",
      ),
    })
    .prefault({})
    .describe("KMS keys: each by its name in network.keys, or with settings of its own"),
  role: z
    .strictObject({
      name: roleName.optional().describe("<environment id>-cluster where absent"),
      managedPolicies: managedPolicies.default(["AmazonEKSClusterPolicy"]),
    })
    .prefault({})
    .describe("Role of the control plane"),
  nodeRole: z
    .strictObject({
      name: roleName.optional().describe("<environment id>-node where absent"),
      managedPolicies: managedPolicies.default([
        "AmazonEKSWorkerNodePolicy",
        "AmazonEC2ContainerRegistryPullOnly",
        "AmazonSSMManagedInstanceCore",
      ]),
    })
    .prefault({})
    .describe("Role of all nodes; what pods need goes to roles of their own"),
  peers: entriesOf(peer).describe(
    "Security groups of network.securityGroups that the cluster's own group exchanges traffic with",
  ),
  endpoints: z
    .union([z.literal("all"), z.array(z.string())], "all, or a list of services")
    .default([])
    .describe(
      "Interface endpoints of network.endpoints that bear the cluster's own group beside their groups",
    ),
  accessEntries: entriesOf(accessEntry).describe("Who may use the Kubernetes API"),
  nodeGroups: entriesOf(nodeGroup).describe("Managed node groups"),
  addons: entriesOf(addon).describe("EKS add-ons by the name that EKS gives them"),
});

/** What the cluster layer is built from. */
export type ClusterSettings = z.output<typeof clusterSettings>;
