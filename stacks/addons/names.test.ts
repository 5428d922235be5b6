import { expect, it } from "vitest";
import { addonsNames } from "./names";
import { settingsOf, shop, shopEnvironment } from "./shop.fixture";

it("claims its roles in the account, under the environment's id unless they are named", () => {
  const named = { ...shop.workloads.orders, role: { name: "{id}-orders_of_old" } };
  const addons = settingsOf({ ...shop, workloads: { ...shop.workloads, billing: named } });

  expect(addonsNames({ environment: shopEnvironment(), settings: () => addons })).toEqual([
    { scope: "account", kind: "IAM role", name: "shop-scaler", path: ["charts", "scaler", "role", "name"] },
    {
      scope: "account",
      kind: "IAM role",
      name: "shop-orders",
      path: ["workloads", "orders", "role", "name"],
    },
    {
      scope: "account",
      kind: "IAM role",
      name: "shop-orders_of_old",
      path: ["workloads", "billing", "role", "name"],
    },
  ]);
});

it("claims the log groups of charts in the region", () => {
  const logGroup = { name: "/shop/{id}/containers", key: "platform", at: "group" };
  const addons = settingsOf({ charts: { fetcher: { ...shop.charts.fetcher, logGroup } } });

  expect(addonsNames({ environment: shopEnvironment(), settings: () => addons })).toEqual([
    {
      scope: "region",
      kind: "log group",
      name: "/shop/shop/containers",
      path: ["charts", "fetcher", "logGroup", "name"],
    },
  ]);
});
