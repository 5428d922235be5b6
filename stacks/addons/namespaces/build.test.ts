import { describe, expect, it } from "vitest";
import { synthShop } from "../shop.fixture";

const { resource } = synthShop();

describe("a namespace", () => {
  it("holds its pods to a level, in all three ways", () => {
    expect(resource.kubernetes_namespace_v1.namespaces_orders.metadata).toEqual({
      name: "orders",
      labels: {
        "pod-security.kubernetes.io/enforce": "restricted",
        "pod-security.kubernetes.io/warn": "restricted",
        "pod-security.kubernetes.io/audit": "restricted",
      },
    });
    expect(resource.kubernetes_namespace_v1.namespaces_operators.metadata.labels).toMatchObject({
      team: "platform",
      "pod-security.kubernetes.io/enforce": "baseline",
    });
  });

  it("has no traffic but DNS, unless it is open", () => {
    const policies = resource.kubernetes_network_policy_v1;
    expect(Object.keys(policies)).toEqual(["namespaces_orders_default-deny", "namespaces_orders_allow-dns"]);
    expect(policies["namespaces_orders_default-deny"]).toMatchObject({
      metadata: { name: "default-deny", namespace: "orders" },
      spec: { pod_selector: {}, policy_types: ["Ingress", "Egress"] },
      depends_on: ["kubernetes_namespace_v1.namespaces_orders"],
    });
    expect(policies["namespaces_orders_default-deny"].spec).not.toHaveProperty("egress");
    expect(policies["namespaces_orders_allow-dns"].spec).toEqual({
      pod_selector: {},
      policy_types: ["Egress"],
      egress: [
        {
          to: [
            {
              namespace_selector: { match_labels: { "kubernetes.io/metadata.name": "kube-system" } },
              pod_selector: { match_labels: { "k8s-app": "kube-dns" } },
            },
          ],
          ports: [
            { port: "53", protocol: "UDP" },
            { port: "53", protocol: "TCP" },
          ],
        },
      ],
    });
  });
});
