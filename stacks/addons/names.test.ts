import type { CheckContext } from "@strata/config";
import { expect, it } from "vitest";
import { shop as environment } from "../data/shop.fixture";
import { addons } from "./index";
import { settingsOf, shop } from "./shop.fixture";

/** Names as `scope kind: name (path)`, in the environment shop-production. */
function claimed(settings: object): readonly string[] {
  const own = settingsOf(settings);
  const context: CheckContext = { environment, settings: () => own };
  return (addons.names?.(context) ?? []).map(
    ({ scope, kind, name, path }) => `${scope} ${kind}: ${name} (${path.join(".")})`,
  );
}

it("claims its roles in the account, under the environment's id unless they are named", () => {
  const named = { ...shop.workloads.orders, role: { name: "{id}-orders_of_old" } };

  expect(claimed({ ...shop, workloads: { ...shop.workloads, billing: named } })).toEqual([
    "account IAM role: shop-production-orders (workloads.orders.role.name)",
    "account IAM role: shop-production-orders_of_old (workloads.billing.role.name)",
    "account IAM role: shop-production-scaler (charts.scaler.role.name)",
  ]);
});

it("claims the log groups of charts in the region", () => {
  const logGroup = { name: "/shop/{id}/containers", key: "platform", at: "group" };

  expect(claimed({ charts: { fetcher: { ...shop.charts.fetcher, logGroup } } })).toEqual([
    "region log group: /shop/shop-production/containers (charts.fetcher.logGroup.name)",
  ]);
});
