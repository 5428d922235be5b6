import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkValues } from "@strata/config";
import type { Unit, UnitState, Upstream } from "@strata/layer";
import { App } from "cdktf";
import { cluster } from "../cluster";
import { data } from "../data";
import { cache, managed, shopNetwork } from "../data/shop.fixture";
import { network } from "../network";
import { layers } from "../registry";
import { type AddonsSettings, addons } from "./index";
import { Stack } from "./stack";

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

/** The chart of the cluster autoscaler, in the version of the shop's cluster. */
export const autoscaler = {
  ...shop.charts.fetcher,
  chart: "cluster-autoscaler",
  values: { autoDiscovery: { clusterName: "shop" }, image: { tag: "v1.32.5" } },
};

/** What the shop keeps. */
const shopData = {
  keys: { data: { description: "Data" } },
  secrets: { "orders-database": { description: "Orders" }, "mail-key": { description: "Mail" } },
  buckets: { assets: {}, exports: {} },
  databases: { main: managed, legacy: { mode: "external", identifier: "legacy" } },
  caches: { sessions: cache, visits: { mode: "external", identifier: "visits" } },
  fileSystems: { shared: { tier: "private" } },
  accessPoints: {
    samples: { fileSystem: "shared", path: "/samples", uid: 1000, gid: 1000 },
    series: { fileSystem: "shared", path: "/series", uid: 1000, gid: 1000 },
  },
};

/** What a test changes of the shop's surroundings. */
export interface Surroundings {
  readonly environmentId?: string;
  readonly layers?: readonly string[];
  /** EKS add-ons that the cluster layer installs. */
  readonly clusterAddons?: object;
  /** Settings of the data layer besides what the shop keeps, or in place of it. */
  readonly dataSettings?: object;
}

/** What `config check` says of these settings of the layer, in the shop's environment: `path: expected …, got …`. */
export function faultsOf(
  settings: object,
  { environmentId = "shop", layers: listed, clusterAddons = {}, dataSettings = {} }: Surroundings = {},
): readonly string[] {
  const values: Readonly<Record<string, object>> = {
    network: shopNetwork,
    cluster: { version: "1.32", subnets: ["private"], logs: { key: "platform" }, addons: clusterAddons },
    data: { ...shopData, ...dataSettings },
    addons: settings,
  };
  const names = listed ?? Object.keys(values);
  const environment = {
    id: environmentId,
    account: "111122223333",
    region: "eu-west-1",
    layers: names,
    ...Object.fromEntries(names.map((name) => [name, values[name]])),
  };
  return checkValues(environment, layers)
    .filter(({ path }) => path[0] === "addons")
    .map(({ path, expected, got, mend }) => {
      const line = `${path.slice(1).join(".")}: expected ${expected}, got ${got}`;
      return mend === undefined ? line : `${line}; ${mend}`;
    });
}

/** What `config check` says of the shop with these settings in place of its own. */
export function faults(settings: object, surroundings: Surroundings = {}): readonly string[] {
  return faultsOf({ ...shop, ...settings }, surroundings);
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
  const parsed = JSON.stringify(addons.settings.parse(JSON.parse(stand)));
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
      network: upstream(network.contract, { keys: ["platform"] }),
      cluster: upstream(cluster.contract, { node_groups: ["general"] }),
      data: upstream(data.contract, {
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

// biome-ignore lint/suspicious/noExplicitAny: blocks of Terraform's JSON have the shape that the tests assert
export type Block = any;

/** What Terraform would read of the shop's addons layer with these settings. */
export function synthShop(...settings: Parameters<typeof shopUnit>): Block {
  const outdir = mkdtempSync(join(tmpdir(), "strata-addons-"));
  try {
    const stack = new Stack(new App({ outdir, stackTraces: false }), shopUnit(...settings));
    stack.prepareStack();
    stack.runAllValidations();
    return JSON.parse(JSON.stringify(stack.toTerraform()));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
