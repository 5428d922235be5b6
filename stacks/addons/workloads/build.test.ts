import { describe, expect, it } from "vitest";
import { synthShop } from "../shop.fixture";

const { output, resource } = synthShop();

/** The statements of a policy. Expressions stand inside of quotes, so the text is JSON as it is. */
function statements(policy: string): unknown {
  return (JSON.parse(policy) as { readonly Statement: unknown }).Statement;
}

describe("a workload", () => {
  const policies = resource.aws_iam_role_policy;

  it("acts as a role that only its service account may assume", () => {
    const { name, assume_role_policy } = resource.aws_iam_role.workloads_orders_role;
    expect(name).toBe("shop-orders");
    expect(statements(assume_role_policy)).toEqual([
      {
        Effect: "Allow",
        Principal: { Federated: "${local.cluster.oidc_provider_arn}" },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: {
            "${local.cluster.oidc_issuer}:sub": "system:serviceaccount:orders:orders",
            "${local.cluster.oidc_issuer}:aud": "sts.amazonaws.com",
          },
        },
      },
    ]);
    expect(resource.kubernetes_service_account_v1["workloads_orders_service-account"]).toMatchObject({
      metadata: {
        name: "orders",
        namespace: "orders",
        annotations: { "eks.amazonaws.com/role-arn": "${aws_iam_role.workloads_orders_role.arn}" },
      },
      automount_service_account_token: false,
    });
  });

  it("says which services run under it: to AWS, to the cluster, and to those who deploy them", () => {
    expect(resource.aws_iam_role.workloads_orders_role.tags).toEqual({
      Services: "orders-api orders-worker",
    });
    const account = resource.kubernetes_service_account_v1["workloads_orders_service-account"];
    expect(account.metadata.annotations.services).toBe("orders-api,orders-worker");
    expect(output.workloads.value.orders.services).toEqual(["orders-api", "orders-worker"]);
  });

  it("acts as a role whose name may hold the environment's id", () => {
    const workloads = { orders: { namespace: "orders", role: { name: "{id}-orders_of_old" } } };
    const named = synthShop({ namespaces: { orders: {} }, workloads });
    expect(named.resource.aws_iam_role.workloads_orders_role).toMatchObject({ name: "shop-orders_of_old" });
    expect(named.resource.aws_iam_role.workloads_orders_role).not.toHaveProperty("tags");
  });

  it("may do what it is granted, in a policy for each kind of grant", () => {
    expect(Object.keys(policies)).toEqual([
      "workloads_orders_role_buckets",
      "workloads_orders_role_secrets",
      "charts_scaler_role_node-scaling",
      "charts_scaler_role_mail",
    ]);
    expect(statements(policies.workloads_orders_role_secrets.policy)).toMatchObject([
      { Resource: ["${local.data.secrets.orders-database.arn}"] },
      { Action: "kms:Decrypt", Resource: "${local.data.secrets_key_arn}" },
    ]);
    expect(statements(policies.workloads_orders_role_buckets.policy)).toMatchObject([
      { Resource: "${local.data.buckets.assets.arn}" },
      { Resource: "${local.data.buckets.assets.arn}/*" },
      { Resource: "${local.data.buckets.assets.key_arn}" },
      { Resource: "${local.data.buckets.exports.arn}" },
      { Resource: "${local.data.buckets.exports.arn}/*" },
      { Resource: "${local.data.buckets.exports.key_arn}" },
    ]);
  });

  it("reads the secrets of databases and caches where the data layer says that they are", () => {
    const workloads = {
      orders: { namespace: "orders", grants: { databases: ["main"], caches: ["sessions"] } },
    };
    const { resource: made } = synthShop({ namespaces: { orders: {} }, workloads });
    const policyOf = (kind: string): unknown =>
      statements(made.aws_iam_role_policy[`workloads_orders_role_${kind}`].policy);
    expect(policyOf("databases")).toMatchObject([
      { Resource: ["${local.data.databases.main.master_secret_arn}"] },
      { Action: "kms:Decrypt" },
    ]);
    expect(policyOf("caches")).toMatchObject([
      { Resource: ["${local.data.caches.sessions.auth_secret_arn}"] },
      { Action: "kms:Decrypt" },
    ]);
  });

  it("may be granted nothing, and then the data layer is not read", () => {
    const bare = synthShop({ namespaces: { orders: {} }, workloads: { orders: { namespace: "orders" } } });
    expect(bare.resource.aws_iam_role_policy).toBeUndefined();
    expect(Object.keys(bare.variable)).toEqual(["cluster", "network"]);
  });
});
