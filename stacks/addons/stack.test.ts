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

  it("reads the secrets that it is granted, and lets Secrets Manager alone decrypt them", () => {
    expect(statements(policies.workloads_orders_role_secrets.policy)).toEqual([
      {
        Effect: "Allow",
        Action: [
          "secretsmanager:GetSecretValue",
          "secretsmanager:DescribeSecret",
          "secretsmanager:ListSecretVersionIds",
          "secretsmanager:GetResourcePolicy",
        ],
        Resource: ["${local.data.secrets.orders-database.arn}"],
      },
      {
        Effect: "Allow",
        Action: "kms:Decrypt",
        Resource: "${local.data.secrets_key_arn}",
        Condition: { StringEquals: { "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com" } },
      },
    ]);
  });

  it("uses buckets as far as each is granted", () => {
    expect(statements(policies.workloads_orders_role_buckets.policy)).toEqual([
      { Effect: "Allow", Action: "s3:ListBucket", Resource: "${local.data.buckets.assets.arn}" },
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: "${local.data.buckets.assets.arn}/*" },
      { Effect: "Allow", Action: "s3:ListBucket", Resource: "${local.data.buckets.exports.arn}" },
      {
        Effect: "Allow",
        Action: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"],
        Resource: "${local.data.buckets.exports.arn}/*",
      },
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
      depends_on: ["kubernetes_namespace_v1.namespaces_operators"],
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

  it("comes after the charts that it names and the permissions that it starts with", () => {
    expect(releases.charts_scaler.depends_on).toEqual([
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

it("promises its workloads and charts", () => {
  expect(output.workloads.value).toEqual({
    orders: {
      role_arn: "${aws_iam_role.workloads_orders_role.arn}",
      namespace: "orders",
      service_account: "orders",
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
    "object({buckets = map(object({arn = string})), file_systems = map(object({id = string})), secrets = map(object({arn = string})), secrets_key_arn = string})",
  );
});

it("fits the schemas of its providers", () => {
  const schemas = providerSchemas({ types: typesIn(json), from: __dirname });
  expect(checkTemplate(json, schemas).map(formatProblem)).toEqual([]);
});
