import { checkTemplate, formatProblem, providerSchemas, typesIn } from "@strata/provider-schema";
import { describe, expect, it } from "vitest";
import { synthShop } from "./shop.fixture";

const json = synthShop();
const { output, provider, variable } = json;

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
    expect(json.terraform.required_providers).toEqual({
      aws: { source: "aws", version: ">= 5.100.0, < 7.0.0" },
      kubernetes: { source: "kubernetes", version: ">= 2.38.0, < 3.0.0" },
      helm: { source: "helm", version: ">= 3.1.0, < 4.0.0" },
    });
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
