import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkTemplate, formatProblem, providerSchemas, typesIn } from "@strata/provider-schema";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { shopUnit, synthesize } from "./shop.fixture";

const outdir = mkdtempSync(join(tmpdir(), "strata-addons-"));
afterAll(() => rmSync(outdir, { recursive: true }));

const json = synthesize(shopUnit(), outdir);
const { resource, provider, variable, output } = json as Readonly<Record<string, Block>>;

// biome-ignore lint/suspicious/noExplicitAny: blocks of Terraform's JSON have the shape that the tests assert
type Block = any;

/** The statements of a policy. Expressions stand inside of quotes, so the text is JSON as it is. */
function statements(policy: string): unknown {
  return (JSON.parse(policy) as { readonly Statement: unknown }).Statement;
}

describe("how the cluster is reached", () => {
  const login = {
    api_version: "client.authentication.k8s.io/v1beta1",
    command: "aws",
    args: [
      "eks",
      "get-token",
      "--cluster-name",
      "${local.cluster.cluster_name}",
      "--region",
      "eu-west-1",
      "--output",
      "json",
    ],
  };
  const connection = {
    host: "${local.cluster.cluster_endpoint}",
    cluster_ca_certificate: "${base64decode(local.cluster.cluster_certificate_authority)}",
  };

  it("is a command, and never a token", () => {
    expect(provider.kubernetes).toEqual([{ ...connection, exec: [login] }]);
    expect(provider.helm).toEqual([{ kubernetes: { ...connection, exec: login } }]);
  });

  it("uses the providers' versions of the environment", () => {
    expect((json.terraform as Block).required_providers).toEqual({
      aws: { source: "aws", version: ">= 5.100.0, < 7.0.0" },
      kubernetes: { source: "kubernetes", version: ">= 2.38.0, < 3.0.0" },
      helm: { source: "helm", version: ">= 3.1.0, < 4.0.0" },
    });
  });
});

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
    const named = synthesize(shopUnit({ namespaces: { orders: {} }, workloads }), outdir) as Block;
    expect(named.resource.aws_iam_role.workloads_orders_role).toMatchObject({ name: "shop-orders_of_old" });
    expect(named.resource.aws_iam_role.workloads_orders_role).not.toHaveProperty("tags");
  });

  it("may do what it is granted, in a policy for each kind of grant", () => {
    expect(Object.keys(policies)).toEqual([
      "workloads_orders_role_secrets",
      "workloads_orders_role_buckets",
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
    const { resource: made } = synthesize(
      shopUnit({ namespaces: { orders: {} }, workloads }),
      outdir,
    ) as Block;
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
    const bare = synthesize(
      shopUnit({ namespaces: { orders: {} }, workloads: { orders: { namespace: "orders" } } }),
      outdir,
    ) as Block;
    expect(bare.resource.aws_iam_role_policy).toBeUndefined();
    expect(Object.keys(bare.variable)).toEqual(["cluster", "network"]);
  });
});

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

describe("storage classes", () => {
  it("have the settings' parameters, references among them", () => {
    expect(resource.kubernetes_storage_class_v1["storage-classes_shared"]).toMatchObject({
      metadata: { name: "shared" },
      storage_provisioner: "efs.csi.aws.com",
      parameters: { provisioningMode: "efs-ap", fileSystemId: "${local.data.file_systems.shared.id}" },
      reclaim_policy: "Retain",
      volume_binding_mode: "Immediate",
      allow_volume_expansion: true,
    });
  });

  it("have one that is the default", () => {
    const annotated = Object.values<Block>(resource.kubernetes_storage_class_v1).map(
      ({ metadata }) => metadata.annotations,
    );
    expect(annotated).toEqual([undefined, { "storageclass.kubernetes.io/is-default-class": "true" }]);
  });
});

describe("a volume", () => {
  const volume = resource.kubernetes_persistent_volume_v1.volumes_metrics;
  const claim = resource.kubernetes_persistent_volume_claim_v1.volumes_metrics_claim;

  it("is a folder of a file system, mounted through its access point over TLS, and kept", () => {
    expect(volume.metadata).toEqual({ name: "metrics" });
    expect(volume.spec).toMatchObject([
      {
        access_modes: ["ReadWriteMany"],
        capacity: { storage: "20Gi" },
        persistent_volume_reclaim_policy: "Retain",
        persistent_volume_source: {
          csi: {
            driver: "efs.csi.aws.com",
            volume_handle:
              "${local.data.access_points.samples.file_system_id}::${local.data.access_points.samples.id}",
            volume_attributes: { encryptInTransit: "true" },
          },
        },
      },
    ]);
  });

  it("is its claim's and no other's, whatever class is the default", () => {
    expect(claim.metadata).toEqual({ name: "metrics", namespace: "operators" });
    expect(claim.spec).toMatchObject({
      access_modes: ["ReadWriteMany"],
      resources: { requests: { storage: "20Gi" } },
      volume_name: "${kubernetes_persistent_volume_v1.volumes_metrics.metadata[0].name}",
    });
    expect(volume.spec[0].claim_ref).toEqual({ name: "metrics", namespace: "operators" });
    // The provider sends an empty class as none, so both name one that nobody else has.
    expect([volume.spec[0].storage_class_name, claim.spec.storage_class_name]).toEqual(["static", "static"]);
    expect(claim.depends_on).toEqual(["kubernetes_namespace_v1.namespaces_operators"]);
  });

  it("may be claimed under another name", () => {
    const volumes = { metrics: { accessPoint: "samples", namespace: "operators", claim: "series" } };
    const named = synthesize(shopUnit({ namespaces: { operators: {} }, volumes }), outdir) as Block;
    expect(named.resource.kubernetes_persistent_volume_claim_v1.volumes_metrics_claim.metadata.name).toBe(
      "series",
    );
  });
});

it("promises its workloads and charts", () => {
  expect(output.workloads.value).toEqual({
    orders: {
      role_arn: "${aws_iam_role.workloads_orders_role.arn}",
      namespace: "orders",
      service_account: "orders",
      services: ["orders-api", "orders-worker"],
    },
  });
  expect(output.charts.value).toEqual({
    fetcher: { version: "2.10.0", namespace: "operators" },
    scaler: { version: "v1.2.3", namespace: "kube-system" },
  });
});

it("reads no more of earlier layers than it uses", () => {
  expect(variable.network.type).toBe("object({vpc_id = string})");
  expect(variable.data.type).toBe(
    "object({access_points = map(object({id = string, file_system_id = string})), buckets = map(object({arn = string, key_arn = string})), file_systems = map(object({id = string})), secrets = map(object({arn = string})), secrets_key_arn = string})",
  );
});

it("fits the schemas of its providers", () => {
  const schemas = providerSchemas({ types: typesIn(json), from: __dirname });
  expect(checkTemplate(json, schemas).map(formatProblem)).toEqual([]);
});
