import { describe, expect, it } from "vitest";
import { addonsCheck } from "./check";
import { settingsOf, shop, shopEnvironment } from "./shop.fixture";

const others: Readonly<Record<string, unknown>> = {
  cluster: { version: "1.32" },
  data: {
    secrets: { "orders-database": {}, "mail-key": {} },
    buckets: { assets: {}, exports: {} },
    databases: { main: { mode: "managed" }, legacy: { mode: "external" } },
    caches: { sessions: { mode: "managed" } },
    accessPoints: { samples: {}, series: {} },
  },
};

/** What a test changes of a check's surroundings. */
interface Surroundings {
  readonly upstream?: Readonly<Record<string, unknown>>;
  readonly layers?: readonly string[];
  readonly environmentId?: string;
}

function problems(settings: object, surroundings: Surroundings = {}): readonly string[] {
  const { upstream = others, layers, environmentId = "shop" } = surroundings;
  const addons = settingsOf({ ...shop, ...settings });
  const context = {
    environment: { ...shopEnvironment(layers), id: environmentId },
    settings: (layer: string) => (layer === "addons" ? addons : upstream[layer]),
  };
  return addonsCheck(context).map(
    ({ path, expected, got, mend }) =>
      `${path.join(".")}: expected ${expected}, got ${got}${mend === undefined ? "" : `; ${mend}`}`,
  );
}

const { fetcher, scaler } = shop.charts;
const autoscaler = {
  ...fetcher,
  chart: "cluster-autoscaler",
  values: { autoDiscovery: { clusterName: "shop" }, image: { tag: "v1.32.5" } },
};

describe("what is right", () => {
  it("has no problem", () => {
    expect(problems({})).toEqual([]);
  });

  it.each([
    { what: "an autoscaler of the cluster's version", settings: { charts: { autoscaler, fetcher } } },
    {
      what: "a namespace of every cluster",
      settings: { charts: { fetcher: { ...fetcher, namespace: "default" } } },
    },
    {
      what: "nothing at all",
      settings: { namespaces: {}, charts: {}, objects: {}, workloads: {}, volumes: {} },
    },
  ])("may be $what", ({ settings }) => {
    expect(problems(settings)).toEqual([]);
  });

  it("is not judged by a data layer whose own settings are at fault", () => {
    expect(problems({}, { upstream: { cluster: others.cluster } })).toEqual([]);
  });
});

describe("namespaces", () => {
  it.each([
    {
      fault: "a namespace that nobody makes",
      settings: { workloads: { orders: { namespace: "order" } } },
      message:
        'workloads.orders.namespace: expected a namespace: orders, operators, default, kube-node-lease, kube-public, kube-system, got "order"; add order to namespaces',
    },
    {
      fault: "making one that is there",
      settings: { namespaces: { ...shop.namespaces, "kube-system": {} } },
      message:
        "namespaces.kube-system: expected a namespace that the cluster does not have from its start, got kube-system",
    },
  ])("refuse $fault", ({ settings, message }) => {
    expect(problems(settings)).toEqual([message]);
  });
});

describe("charts and objects", () => {
  it.each([
    {
      fault: "waiting for a chart that is not there",
      settings: { charts: { fetcher, scaler: { ...scaler, after: ["fetcher", "mesh"] } } },
      message:
        'charts.scaler.after.1: expected a name in charts or objects: fetcher, scaler, orders-secrets, got "mesh"',
    },
    {
      fault: "objects of a chart that is not there",
      settings: { objects: { late: { namespace: "orders", after: ["mesh"], items: {} } } },
      message:
        'objects.late.after.0: expected a name in charts or objects: fetcher, scaler, late, got "mesh"',
    },
    {
      fault: "waiting for each other",
      settings: { charts: { fetcher: { ...fetcher, after: ["scaler"] }, scaler } },
      message:
        "charts.fetcher.after: expected an order in which everything can be installed, got releases that wait for each other: fetcher, scaler, orders-secrets",
    },
    {
      fault: "two releases of one name",
      settings: { objects: { fetcher: { namespace: "orders", items: {} } } },
      message: "objects.fetcher: expected a name that no chart has, got fetcher, which is in charts too",
    },
    {
      fault: "text where the service account goes",
      settings: { charts: { fetcher, scaler: { ...scaler, values: { rbac: "off" } } } },
      message:
        'charts.scaler.values.rbac: expected a map, since the role\'s service account is set at rbac.serviceAccount, got "off"',
    },
    {
      fault: "a secret in values",
      settings: {
        objects: { late: { namespace: "orders", items: { key: { apiVersion: "v1", kind: "Secret" } } } },
      },
      message:
        "objects.late.items.key.kind: expected a kind other than Secret, since values lie in the state as they are, got Secret; keep the secret in the data layer and let an operator fetch it",
    },
    {
      fault: "an autoscaler of another version",
      settings: {
        charts: {
          fetcher,
          autoscaler: { ...autoscaler, values: { ...autoscaler.values, image: { tag: "v1.35.0" } } },
        },
      },
      message:
        'charts.autoscaler.values.image.tag: expected v1.32.<patch>, as the cluster\'s version, got "v1.35.0"',
    },
    {
      fault: "an autoscaler of a version whose number only starts alike",
      settings: {
        charts: {
          fetcher,
          autoscaler: { ...autoscaler, values: { ...autoscaler.values, image: { tag: "v1.320.0" } } },
        },
      },
      message:
        'charts.autoscaler.values.image.tag: expected v1.32.<patch>, as the cluster\'s version, got "v1.320.0"',
    },
    {
      fault: "an autoscaler of the chart's own version",
      settings: {
        charts: {
          fetcher,
          autoscaler: { ...autoscaler, values: { autoDiscovery: { clusterName: "shop" } } },
        },
      },
      message:
        "charts.autoscaler.values.image.tag: expected v1.32.<patch>, as the cluster's version, got nothing",
    },
    {
      fault: "an autoscaler that would run nothing",
      settings: { charts: { fetcher, autoscaler: { ...autoscaler, values: { image: { tag: "v1.32.5" } } } } },
      message:
        "charts.autoscaler.values.autoDiscovery.clusterName: expected the cluster's name, without which the chart runs nothing, got nothing; set { $output: cluster.clusterName }",
    },
  ])("refuse $fault", ({ settings, message }) => {
    expect(problems(settings)).toEqual([message]);
  });
});

describe("roles", () => {
  const { orders } = shop.workloads;
  it.each([
    {
      fault: "a secret that the data layer does not have",
      settings: { workloads: { orders: { ...orders, grants: { secrets: ["mail-key", "stock"] } } } },
      message:
        'workloads.orders.grants.secrets.1: expected a name in data.secrets, got "stock"; known: orders-database, mail-key',
    },
    {
      fault: "a bucket that the data layer does not have",
      settings: { workloads: { orders: { ...orders, grants: { buckets: { stock: "read" } } } } },
      message:
        'workloads.orders.grants.buckets.stock: expected a name in data.buckets, got "stock"; known: assets, exports',
    },
    {
      fault: "a database whose name is mistyped",
      settings: { workloads: { orders: { ...orders, grants: { databases: ["mian"] } } } },
      message:
        'workloads.orders.grants.databases.0: expected a name in data.databases, got "mian"; did you mean "main"?',
    },
    {
      fault: "a cache that the data layer does not have",
      settings: { workloads: { orders: { ...orders, grants: { caches: ["session"] } } } },
      message:
        'workloads.orders.grants.caches.0: expected a name in data.caches, got "session"; did you mean "sessions"?',
    },
    {
      fault: "the credentials of a database that others made",
      settings: { workloads: { orders: { ...orders, grants: { databases: ["main", "legacy"] } } } },
      message:
        "workloads.orders.grants.databases.1: expected one of data.databases that this environment makes, whose secret is under its key, got one of mode external; keep its credentials in data.secrets, and grant that secret",
    },
    {
      fault: "keeping a secret unread that is not there",
      settings: {
        workloads: {
          orders: {
            ...orders,
            grants: { secretsUnder: { prefix: "{id}/", use: "read", unread: ["mail-keys"] } },
          },
        },
      },
      message:
        'workloads.orders.grants.secretsUnder.unread.0: expected a name in data.secrets, got "mail-keys"; did you mean "mail-key"?',
    },
    {
      fault: "one service under two accounts",
      settings: {
        workloads: { ...shop.workloads, late: { namespace: "orders", services: ["orders-worker"] } },
      },
      message:
        "workloads.late.services.0: expected a service that runs under one account, which is orders, got orders-worker",
    },
    {
      fault: "a statement with the name of a grant",
      settings: {
        workloads: {
          orders: {
            ...orders,
            grants: { statements: { secrets: { actions: ["a:B"], resources: ["*"] } } },
          },
        },
      },
      message:
        "workloads.orders.grants.statements.secrets: expected a name other than secrets, secrets-under, databases, caches, buckets, logs, metrics, describe, which name policies of their own, got secrets",
    },
    {
      fault: "a statement with the name of a controller's permissions",
      settings: {
        charts: {
          fetcher,
          scaler: {
            ...scaler,
            role: {
              ...scaler.role,
              statements: { "node-scaling": { actions: ["a:B"], resources: ["*"] } },
            },
          },
        },
      },
      message:
        "charts.scaler.role.statements.node-scaling: expected a name other than node-scaling, secrets, logs, which name policies of their own, got node-scaling",
    },
    {
      fault: "a name that IAM does not take",
      settings: {
        workloads: { ...shop.workloads, ["a".repeat(48)]: { namespace: "orders", role: {} } },
      },
      environmentId: "shop-of-a-long-name",
      message: `workloads.${"a".repeat(48)}.role.name: expected a role name of at most 64 characters, got shop-of-a-long-name-${"a".repeat(48)} (68); set a shorter name`,
    },
    {
      fault: "a chart's secret that the data layer does not have",
      settings: { charts: { fetcher, scaler: { ...scaler, role: { ...scaler.role, secrets: ["stock"] } } } },
      message:
        'charts.scaler.role.secrets.0: expected a name in data.secrets, got "stock"; known: orders-database, mail-key',
    },
    {
      fault: "two roles for one service account",
      settings: {
        workloads: { ...shop.workloads, again: { namespace: "orders", serviceAccount: "orders" } },
      },
      message:
        "workloads.again.serviceAccount: expected a service account that no other chart or workload has, got orders/orders",
    },
  ])("refuse $fault", ({ settings, message, environmentId }) => {
    expect(problems(settings, environmentId === undefined ? {} : { environmentId })).toEqual([message]);
  });

  it("refuse secrets in an environment that has no data layer", () => {
    const settings = { workloads: { orders: { ...orders, grants: { secrets: ["stock"] } } } };
    expect(
      problems(
        { ...settings, volumes: {} },
        { upstream: { cluster: others.cluster }, layers: ["network", "cluster"] },
      ),
    ).toEqual(['workloads.orders.grants.secrets.0: expected a name in data.secrets, got "stock"']);
  });
});

describe("volumes", () => {
  const { metrics } = shop.volumes;
  it.each([
    {
      fault: "an access point whose name is mistyped",
      volumes: { metrics: { ...metrics, accessPoint: "sample" } },
      message:
        'volumes.metrics.accessPoint: expected a name in data.accessPoints, got "sample"; did you mean "samples"?',
    },
    {
      fault: "a claim that another volume has",
      volumes: { metrics, series: { ...metrics, accessPoint: "series", claim: "metrics" } },
      message:
        "volumes.series.claim: expected a claim that no other volume has in its namespace, got operators/metrics",
    },
    {
      fault: "a namespace that nobody makes",
      volumes: { metrics: { ...metrics, namespace: "metrics" } },
      message:
        'volumes.metrics.namespace: expected a namespace: orders, operators, default, kube-node-lease, kube-public, kube-system, got "metrics"; add metrics to namespaces',
    },
  ])("refuse $fault", ({ volumes, message }) => {
    expect(problems({ volumes })).toEqual([message]);
  });

  it("may have claims of one name in two namespaces", () => {
    const series = { ...metrics, accessPoint: "series", namespace: "orders", claim: "metrics" };
    expect(problems({ volumes: { metrics, series } })).toEqual([]);
  });
});

it("has one default storage class at most", () => {
  const { fast, shared } = shop.storageClasses;
  expect(problems({ storageClasses: { fast, shared: { ...shared, default: "class" } } })).toEqual([
    "storageClasses.shared.default: expected one default class, which is fast, got class",
  ]);
});
