import { describe, expect, it } from "vitest";
import { faults, shop } from "../shop.fixture";

describe("roles", () => {
  const { orders } = shop.workloads;
  it.each([
    {
      fault: "a secret that the data layer does not have",
      settings: { workloads: { orders: { ...orders, grants: { secrets: ["mail-key", "stock"] } } } },
      message:
        'workloads.orders.grants.secrets.1: expected a secret of data.secrets, got "stock"; known: orders-database, mail-key',
    },
    {
      fault: "a bucket that the data layer does not have",
      settings: { workloads: { orders: { ...orders, grants: { buckets: { stock: "read" } } } } },
      message:
        'workloads.orders.grants.buckets.stock: expected a bucket of data.buckets, got "stock"; known: assets, exports',
    },
    {
      fault: "a database whose name is mistyped",
      settings: { workloads: { orders: { ...orders, grants: { databases: ["mian"] } } } },
      message:
        'workloads.orders.grants.databases.0: expected a database of data.databases, got "mian"; did you mean "main"?',
    },
    {
      fault: "a cache that the data layer does not have",
      settings: { workloads: { orders: { ...orders, grants: { caches: ["session"] } } } },
      message:
        'workloads.orders.grants.caches.0: expected a cache of data.caches, got "session"; did you mean "sessions"?',
    },
    {
      fault: "the credentials of a database that others made",
      settings: { workloads: { orders: { ...orders, grants: { databases: ["main", "legacy"] } } } },
      message:
        'workloads.orders.grants.databases.1: expected a database of data.databases that this environment creates, since its secret is encrypted with a key of this environment, got "legacy", which is of mode external; use main, or keep its credentials in data.secrets and grant that secret',
    },
    {
      fault: "the credentials of a cache that others made",
      settings: { workloads: { orders: { ...orders, grants: { caches: ["visits"] } } } },
      message:
        'workloads.orders.grants.caches.0: expected a cache of data.caches that this environment creates, since its secret is encrypted with a key of this environment, got "visits", which is of mode external; use sessions, or keep its credentials in data.secrets and grant that secret',
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
        'workloads.orders.grants.secretsUnder.unread.0: expected a secret of data.secrets, got "mail-keys"; did you mean "mail-key"?',
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
        'workloads.orders.grants.statements.secrets: expected a name that no other policy of the role has, got "secrets"',
    },
    {
      fault: "a name that IAM does not take",
      settings: {
        workloads: { ...shop.workloads, ["a".repeat(48)]: { namespace: "orders", role: {} } },
      },
      environmentId: "shop-of-a-long-name",
      message: `workloads.${"a".repeat(48)}.role.name: expected a name of at most 64 characters for the IAM role, got "shop-of-a-long-name-${"a".repeat(48)}", which has 68; set role.name`,
    },
    {
      fault: "the service account that every namespace has",
      settings: { workloads: { orders: { ...orders, serviceAccount: "default" } } },
      message:
        'workloads.orders.serviceAccount: expected a service account that Kubernetes does not make itself, got "default"',
    },
  ])("refuse $fault", ({ settings, message, environmentId }) => {
    expect(faults(settings, environmentId === undefined ? {} : { environmentId })).toEqual([message]);
  });

  it("refuse secrets in an environment that has no data layer", () => {
    const settings = { workloads: { orders: { ...orders, grants: { secrets: ["stock"] } } } };
    const nothingOfData = { volumes: {}, storageClasses: {} };
    expect(faults({ ...settings, ...nothingOfData }, { layers: ["network", "cluster", "addons"] })).toEqual([
      'workloads.orders.grants.secrets.0: expected a secret of data.secrets, got "stock"; this environment has no layer data',
    ]);
  });
});
