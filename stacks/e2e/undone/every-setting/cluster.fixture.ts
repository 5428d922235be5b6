import { statement } from "./statement.fixture";

/** The cluster, with a value for every optional setting. */
export const cluster = {
  name: "shop",
  support: "extended",
  serviceCidr: "172.21.0.0/16",
  keys: {
    secrets: { alias: "shop-kubernetes-secrets", deletionWindowDays: 7 },
    volumes: { alias: "shop-kubernetes-volumes", deletionWindowDays: 7 },
  },
  endpoint: {
    private: {
      clients: {
        office: { description: "Office", cidr: "10.20.0.0/24" },
        runners: { description: "Runners", group: "sg-0a1b2c3d4e5f60718" },
      },
    },
    public: { cidrs: ["192.0.2.0/24"] },
  },
  logs: { retentionDays: 30 },
  role: {
    name: "shop-cluster",
    managedPolicies: ["AmazonEKSClusterPolicy", "AmazonEKSVPCResourceController"],
  },
  nodeRole: { name: "shop-node", managedPolicies: ["AmazonEKSWorkerNodePolicy"] },
  peers: { gateways: { traffic: { web: { protocol: "udp", port: 8000, toPort: 8010 } } } },
  accessEntries: {
    team: {
      principal: "role/team",
      groups: ["readers"],
      policies: { view: { policy: "AmazonEKSViewPolicy", scope: { namespaces: ["orders"] } } },
    },
    nodes: { principal: "role/nodes", type: "ec2Linux" },
  },
  nodeGroups: {
    general: {
      name: "all-purposes",
      ami: "AL2023_x86_64_STANDARD",
      capacity: "spot",
      volumeGiB: 100,
      labels: { "shop.example/pool": "general" },
      taints: { "shop.example/dedicated": { value: "yes", effect: "NoSchedule" } },
    },
    other: { instanceTypes: ["t3.small"], min: 1, max: 3, desired: 2 },
  },
  addons: {
    "aws-ebs-csi-driver": {
      version: "v1.48.0-eksbuild.2",
      configuration: { controller: { replicaCount: 3 } },
      role: {
        name: "shop-disks",
        namespace: "kube-system",
        serviceAccount: "ebs-csi-controller-sa",
        managedPolicies: ["service-role/AmazonEBSCSIDriverPolicy"],
        statements: { list: statement },
        keys: ["volumes"],
      },
      logGroups: { disks: { name: "/shop/{cluster}/disks", retentionDays: 30 } },
    },
  },
};
