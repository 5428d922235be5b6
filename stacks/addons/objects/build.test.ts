import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { synthShop } from "../shop.fixture";

const json = synthShop();
const { resource } = json;

describe("objects", () => {
  it("are a release of their own, after the operator and what stands in their namespace", () => {
    const release = resource.helm_release["objects_orders-secrets"];
    expect(release.depends_on).toEqual([
      "kubernetes_namespace_v1.namespaces_orders",
      "kubernetes_service_account_v1.workloads_orders_service-account",
      "helm_release.charts_fetcher",
    ]);
    expect(parse(release.values[0])).toEqual({
      objects: {
        store: {
          apiVersion: "example.com/v1",
          kind: "Store",
          metadata: { name: "store" },
          spec: { account: "orders" },
        },
      },
    });
    expect(json).not.toHaveProperty("resource.kubernetes_manifest");
  });
});
