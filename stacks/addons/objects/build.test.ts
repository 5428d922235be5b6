import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { shop, synthShop } from "../shop.fixture";

const json = synthShop();
const { resource } = json;

describe("objects", () => {
  it("come after the claims of their namespace, which they may mount", () => {
    const rules = { namespace: "operators", items: shop.objects["orders-secrets"].items };
    const { helm_release: releases } = synthShop({ ...shop, objects: { rules } }).resource;

    expect(releases.objects_rules.depends_on).toEqual([
      "kubernetes_namespace_v1.namespaces_operators",
      "kubernetes_persistent_volume_claim_v1.volumes_metrics_claim",
    ]);
  });

  it("come after every namespace that they name themselves", () => {
    const elsewhere = { apiVersion: "v1", kind: "ConfigMap", metadata: { namespace: "orders" } };
    const rules = { namespace: "operators", items: { elsewhere } };
    const { helm_release: releases } = synthShop({ ...shop, objects: { rules } }).resource;

    expect(releases.objects_rules.depends_on.slice(0, 2)).toEqual([
      "kubernetes_namespace_v1.namespaces_operators",
      "kubernetes_namespace_v1.namespaces_orders",
    ]);
  });

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
