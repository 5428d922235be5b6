import { describe, expect, it } from "vitest";
import { others, problems } from "./problems.fixture";
import { shop } from "./shop.fixture";

const { fetcher, scaler } = shop.charts;

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
