import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { shop, synthShop } from "../shop.fixture";

const { resource } = synthShop();

describe("a chart", () => {
  const releases = resource.helm_release;

  it("is installed in its namespace at an exact version, waited for, and undone when it fails", () => {
    expect(releases.charts_fetcher).toMatchObject({
      name: "fetcher",
      repository: "https://charts.example.com",
      chart: "secret-fetcher",
      version: "2.10.0",
      namespace: "operators",
      create_namespace: false,
      atomic: true,
      wait: true,
      wait_for_jobs: true,
      timeout: 600,
      skip_crds: false,
      // Its pods may mount the claims of their namespace, of whatever class.
      depends_on: [
        "kubernetes_namespace_v1.namespaces_operators",
        "kubernetes_storage_class_v1.storage-classes_shared",
        "kubernetes_storage_class_v1.storage-classes_fast",
        "kubernetes_persistent_volume_claim_v1.volumes_metrics_claim",
      ],
    });
    expect(releases.charts_scaler).toMatchObject({ timeout: 900, skip_crds: true });
  });

  it("waits for every namespace into which it puts objects", () => {
    const values = { agents: { namespaceOverride: "orders" }, other: { namespaceOverride: "kube-system" } };
    const charts = { fetcher: { ...shop.charts.fetcher, values } };
    const { helm_release: changed } = synthShop({ ...shop, charts }).resource;

    expect(changed.charts_fetcher.depends_on).toEqual(
      expect.arrayContaining([
        "kubernetes_namespace_v1.namespaces_operators",
        "kubernetes_namespace_v1.namespaces_orders",
      ]),
    );
    expect(releases.charts_fetcher.depends_on).not.toContain("kubernetes_namespace_v1.namespaces_orders");
  });

  it("has references in its values", () => {
    expect(parse(releases.charts_fetcher.values[0])).toEqual({
      installCRDs: true,
      cluster: "${jsonencode(local.cluster.cluster_name)}",
    });
  });

  it("makes the service account that its role trusts", () => {
    expect(parse(releases.charts_scaler.values[0])).toEqual({
      rbac: {
        serviceAccount: {
          create: true,
          name: "scaler",
          annotations: {
            team: "platform",
            "eks.amazonaws.com/role-arn": "${jsonencode(aws_iam_role.charts_scaler_role.arn)}",
          },
        },
      },
    });
    expect(resource.aws_iam_role.charts_scaler_role.assume_role_policy).toContain(
      '"system:serviceaccount:kube-system:scaler"',
    );
  });

  it("comes after the charts that it names, classes of storage, and the permissions that it starts with", () => {
    expect(releases.charts_scaler.depends_on).toEqual([
      "kubernetes_storage_class_v1.storage-classes_shared",
      "kubernetes_storage_class_v1.storage-classes_fast",
      "helm_release.charts_fetcher",
      "aws_iam_role_policy.charts_scaler_role_node-scaling",
      "aws_iam_role_policy.charts_scaler_role_mail",
    ]);
  });
});
