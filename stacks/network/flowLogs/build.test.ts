import { describe, expect, it } from "vitest";
import { fieldOf, resource, synthNetwork } from "../shop.fixture";

describe("flow logs", () => {
  it("record the traffic of the VPC for as long as the settings say", () => {
    const json = synthNetwork({ flowLogs: { key: "platform", retentionDays: 90, aggregationSeconds: 600 } });

    expect(resource(json, "aws_flow_log", "flow-logs")).toMatchObject({
      traffic_type: "ALL",
      vpc_id: "${aws_vpc.vpc.id}",
      log_destination: "${aws_cloudwatch_log_group.flow-logs_group.arn}",
      iam_role_arn: "${aws_iam_role.flow-logs_role.arn}",
      max_aggregation_interval: 600,
    });
    expect(resource(json, "aws_cloudwatch_log_group", "flow-logs_group")).toEqual({
      name: "/aws/vpc/shop-production/flow-logs",
      retention_in_days: 90,
      kms_key_id: "${aws_kms_key.keys_platform.arn}",
    });
    expect(fieldOf(json, "aws_iam_role", "name")).toEqual({ "flow-logs_role": "shop-production-flow-logs" });
  });
});
