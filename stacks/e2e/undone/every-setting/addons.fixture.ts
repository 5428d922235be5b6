import { condition, statement } from "./statement.fixture";

/** What runs in the cluster, with a value for every optional setting. */
export const addons = {
  namespaces: {
    operators: {
      podSecurity: "privileged",
      networkPolicy: "none",
      labels: { "shop.example/team": "platform" },
    },
  },
  storageClasses: {
    files: {
      provisioner: "efs.csi.aws.com",
      parameters: {
        provisioningMode: "efs-ap",
        fileSystemId: { $output: "data.fileSystems.shared.id" },
        directoryPerms: "700",
      },
      reclaimPolicy: "Retain",
      bindingMode: "Immediate",
      expansion: "refused",
      default: "class",
    },
  },
  charts: {
    fetcher: { values: { replicas: 2 }, timeoutSeconds: 900, crds: "skip" },
    collector: {
      role: {
        name: "{id}-collector",
        at: "rbac.serviceAccount",
        permissions: ["loadBalancers"],
        managedPolicies: ["CloudWatchAgentServerPolicy"],
        statements: { list: { ...statement, conditions: condition } },
      },
      logGroup: { retentionDays: 30 },
    },
  },
  objects: {
    settings: {
      name: "settings-of-all",
      timeoutSeconds: 300,
      items: { store: { metadata: { name: "store-of-all", namespace: "orders" } } },
    },
  },
  workloads: {
    orders: {
      serviceAccount: "orders-of-all",
      services: ["orders", "bills"],
      apiToken: "mounted",
      role: { name: "{id}-orders", managedPolicies: ["CloudWatchAgentServerPolicy"] },
      grants: {
        logs: ["/shop/*"],
        metrics: ["Shop"],
        describe: ["ec2"],
        statements: { list: { ...statement, conditions: condition } },
      },
    },
  },
  volumes: { metrics: { claim: "metrics-of-all", accessMode: "ReadWriteOnce" } },
};
