import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { shop } from "./shop.fixture";
import { type Block, synthShop } from "./synth.fixture";

const { fetcher, scaler } = shop.charts;

function resourcesOf(settings: object): Block {
  return synthShop({ ...shop, ...settings }).resource;
}

describe("the order of releases", () => {
  const item = { apiVersion: "example.com/v1", kind: "Rule" };
  const { helm_release: releases } = resourcesOf({
    charts: {
      server: { ...fetcher, after: ["rules"] },
      fetcher,
    },
    objects: {
      rules: { namespace: "operators", after: ["fetcher"], items: { item } },
      late: { namespace: "operators", after: ["rules", "server"], items: { item } },
    },
  });
  const before = (name: string): readonly string[] =>
    releases[name].depends_on.filter((other: string) => other.startsWith("helm_release."));

  it("leads from charts to objects and back, however they are written", () => {
    expect(before("charts_fetcher")).toEqual([]);
    expect(before("objects_rules")).toEqual(["helm_release.charts_fetcher"]);
    expect(before("charts_server")).toEqual(["helm_release.objects_rules"]);
    expect(before("objects_late")).toEqual(["helm_release.objects_rules", "helm_release.charts_server"]);
  });

  it("has one chart for all releases of objects, and none where there are none", () => {
    expect(releases.objects_late.chart).toBe(releases.objects_rules.chart);
    const bare = resourcesOf({ objects: {} });
    expect(Object.keys(bare.helm_release)).toEqual(["charts_fetcher", "charts_scaler"]);
  });
});

describe("the secrets of a chart", () => {
  const role = { ...scaler.role, secrets: ["mail-key"] };
  const { aws_iam_role_policy: policies, helm_release: releases } = resourcesOf({
    charts: { fetcher, scaler: { ...scaler, role } },
  });

  it("are read by its role, which decrypts them through Secrets Manager alone", () => {
    const { Statement } = JSON.parse(policies.charts_scaler_role_secrets.policy);
    expect(Statement.map(({ Action, Resource, Condition }: Block) => [Action, Resource, Condition])).toEqual([
      [
        expect.arrayContaining(["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]),
        ["${local.data.secrets.mail-key.arn}"],
        undefined,
      ],
      [
        "kms:Decrypt",
        "${local.data.secrets_key_arn}",
        { StringEquals: { "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com" } },
      ],
    ]);
    expect(releases.charts_scaler.depends_on).toContain("aws_iam_role_policy.charts_scaler_role_secrets");
  });
});

describe("the log group of a chart", () => {
  const logGroup = {
    name: "/shop/{id}/containers",
    retentionDays: 30,
    key: "platform",
    at: "output.logs.group",
  };
  const values = { output: { logs: { region: "eu-west-1" } } };
  const resources = resourcesOf({
    charts: { fetcher, scaler: { ...scaler, values, logGroup } },
  });

  it("has its retention and its key before anybody writes to it", () => {
    expect(resources.aws_cloudwatch_log_group.charts_scaler_logs).toMatchObject({
      name: "/shop/shop/containers",
      retention_in_days: 30,
      kms_key_id: "${local.network.keys.platform.arn}",
    });
  });

  it("is named in the chart's values", () => {
    expect(parse(resources.helm_release.charts_scaler.values[0]).output).toEqual({
      logs: {
        region: "eu-west-1",
        group: "${jsonencode(aws_cloudwatch_log_group.charts_scaler_logs.name)}",
      },
    });
  });

  it("is written to by the chart's role, in streams of that group only", () => {
    expect(JSON.parse(resources.aws_iam_role_policy.charts_scaler_role_logs.policy).Statement).toEqual([
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
        Resource: "${aws_cloudwatch_log_group.charts_scaler_logs.arn}:*",
      },
    ]);
  });
});
