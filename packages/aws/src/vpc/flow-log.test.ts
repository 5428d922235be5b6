import { describe, expect, it } from "vitest";
import { place, statements, synthesized } from "../synthesized.fixture";
import { FlowLog } from "./flow-log";

describe("the flow log of a VPC", () => {
  const { built, addresses, at, written } = synthesized(
    (scope) =>
      new FlowLog(scope, "flow-log", {
        place,
        vpcId: "vpc-1",
        name: "shop",
        roleName: "shop-flow-log",
        retentionDays: 365,
        aggregationSeconds: 60,
        keyArn: "key",
      }),
  );

  it("records accepted and rejected traffic", () => {
    expect(at("aws_flow_log.flow-log")).toMatchObject({
      vpc_id: "vpc-1",
      traffic_type: "ALL",
      log_destination_type: "cloud-watch-logs",
      log_destination: "${aws_cloudwatch_log_group.flow-log_group.arn}",
      iam_role_arn: "${aws_iam_role.flow-log_role.arn}",
      max_aggregation_interval: 60,
    });
  });

  it("is kept, encrypted, for as long as is set", () => {
    expect(at("aws_cloudwatch_log_group.flow-log_group")).toEqual({
      name: "/aws/vpc/shop/flow-logs",
      retention_in_days: 365,
      kms_key_id: "key",
    });
  });

  it("is written by a role that may write to this group only, and look for it", () => {
    expect(addresses.filter((address) => address.startsWith("aws_iam"))).toEqual([
      "aws_iam_role.flow-log_role",
      "aws_iam_role_policy.flow-log_role_write",
    ]);
    expect(statements(at("aws_iam_role_policy.flow-log_role_write").policy)).toEqual([
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
        Resource: "${aws_cloudwatch_log_group.flow-log_group.arn}:*",
      },
      {
        Effect: "Allow",
        Action: "logs:DescribeLogGroups",
        Resource: "*",
      },
    ]);
  });

  it("is written for this account only", () => {
    const role = at("aws_iam_role.flow-log_role");

    expect(role.name).toBe("shop-flow-log");
    expect(statements(role.assume_role_policy)).toMatchObject([
      {
        Principal: { Service: "vpc-flow-logs.amazonaws.com" },
        Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
      },
    ]);
  });

  it("waits until its role may write", () => {
    expect(at("aws_flow_log.flow-log").depends_on).toEqual(["aws_iam_role_policy.flow-log_role_write"]);
  });

  it("exposes the name of its log group", () => {
    expect(written(built.logGroupName)).toBe("${aws_cloudwatch_log_group.flow-log_group.name}");
  });
});
