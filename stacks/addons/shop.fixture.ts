import type { Environment } from "@strata/config";
import type { Unit, UnitState, Upstream } from "@strata/layer";
import { cluster } from "../cluster/contract";
import { data } from "../data/contract";
import { network } from "../network/contract";
import { type AddonsSettings, addonsSettings } from "./settings";

/** Settings of the invented shop, as its folder would have them. */
export const shop = {
  namespaces: {
    orders: {},
    operators: { podSecurity: "baseline", networkPolicy: "none", labels: { team: "platform" } },
  },
  charts: {
    fetcher: {
      repository: "https://charts.example.com",
      chart: "secret-fetcher",
      version: "2.10.0",
      namespace: "operators",
      values: { installCRDs: true, cluster: { $output: "cluster.clusterName" } },
    },
    scaler: {
      repository: "oci://registry.example.com/charts",
      chart: "scaler",
      version: "v1.2.3",
      namespace: "kube-system",
      after: ["fetcher"],
      timeoutSeconds: 900,
      crds: "skip",
      values: { rbac: { serviceAccount: { annotations: { team: "platform" } } } },
      role: {
        serviceAccount: "scaler",
        at: "rbac.serviceAccount",
        permissions: ["nodeScaling"],
        statements: { mail: { actions: ["ses:SendEmail"], resources: ["*"] } },
      },
    },
  },
  objects: {
    "orders-secrets": {
      namespace: "orders",
      after: ["fetcher"],
      items: { store: { apiVersion: "example.com/v1", kind: "Store", spec: { account: "orders" } } },
    },
  },
  workloads: {
    orders: {
      namespace: "orders",
      services: ["orders-api", "orders-worker"],
      grants: { secrets: ["orders-database"], buckets: { assets: "read", exports: "readWrite" } },
    },
  },
  storageClasses: {
    shared: {
      provisioner: "efs.csi.aws.com",
      parameters: { provisioningMode: "efs-ap", fileSystemId: { $output: "data.fileSystems.shared.id" } },
      reclaimPolicy: "Retain",
      bindingMode: "Immediate",
    },
    fast: { provisioner: "ebs.csi.aws.com", parameters: { encrypted: "true" }, default: "class" },
  },
  volumes: {
    metrics: { accessPoint: "samples", namespace: "operators", size: 20 },
  },
};

/** The shop's environment, as far as a check looks at it. */
export function shopEnvironment(layers: readonly string[] = ["network", "cluster", "data"]): Environment {
  return {
    id: "shop",
    path: "shop",
    account: "111122223333",
    region: "eu-west-1",
    posture: "standard",
    layers,
    tags: {},
    state: {},
    providers: {},
    heldSubnets: {},
    platforms: [],
    regions: ["us-east-1"],
    exceptions: [],
    settings: {},
  };
}

/** Settings with their defaults; references stay as they are. */
export function settingsOf(settings: unknown): AddonsSettings {
  // The loader lets an example stand in for each reference; a text does for all that are used here.
  const references = new Map<string, unknown>();
  const stand = JSON.stringify(settings, (_, value: unknown) => {
    const target = (value as { $output?: unknown } | null)?.$output;
    if (typeof target !== "string") return value;
    references.set(`reference to ${target}`, value);
    return `reference to ${target}`;
  });
  const parsed = JSON.stringify(addonsSettings.parse(JSON.parse(stand)));
  return JSON.parse(parsed, (_, value: unknown) =>
    typeof value === "string" && references.has(value) ? references.get(value) : value,
  ) as AddonsSettings;
}

/** The shop's unit of this layer. */
export function shopUnit(settings: unknown = shop): Unit<AddonsSettings> {
  return {
    environment: {
      id: "shop",
      account: "111122223333",
      region: "eu-west-1",
      posture: "standard",
      tags: { Project: "shop" },
      providers: { aws: ">= 5.100.0, < 7.0.0", kubernetes: ">= 2.38.0, < 3.0.0", helm: ">= 3.1.0, < 4.0.0" },
      heldSubnets: {},
      regions: ["us-east-1"],
    },
    layer: "addons",
    settings: settingsOf(settings),
    state: stateOf("addons"),
    upstream: {
      network: upstream(network, { keys: ["platform"] }),
      cluster: upstream(cluster, { node_groups: ["general"] }),
      data: upstream(data, {
        secrets: ["orders-database", "mail-key"],
        buckets: ["assets", "exports"],
        databases: ["main"],
        caches: ["sessions"],
        file_systems: ["shared"],
        access_points: ["samples"],
      }),
    },
  };
}

function stateOf(layer: string): UnitState {
  return { bucket: "shop-tfstate", key: `shop/${layer}/terraform.tfstate`, region: "eu-west-1" };
}

function upstream(contract: Upstream["contract"], names: Upstream["names"]): Upstream {
  return { contract, state: stateOf(contract.layer), names };
}
