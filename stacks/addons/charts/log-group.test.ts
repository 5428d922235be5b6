import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Block, shop, synthShop } from "../shop.fixture";

const { fetcher, scaler } = shop.charts;

function resourcesOf(settings: object): Block {
  return synthShop({ ...shop, ...settings }).resource;
}

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
