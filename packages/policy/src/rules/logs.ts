import { all, atLeast, equals, isAbsent, isSet, literal } from "../checks";
import { type Example, KEY, policy, trust } from "../example";
import type { ServiceRules } from "../rule";

const example: Example = {
  layer: "network",
  resource: {
    aws_flow_log: {
      main: {
        vpc_id: "${aws_vpc.main.id}",
        traffic_type: "ALL",
        log_destination: "${aws_cloudwatch_log_group.flow.arn}",
        iam_role_arn: "${aws_iam_role.flow.arn}",
        depends_on: ["aws_iam_role_policy.flow"],
      },
    },
    aws_cloudwatch_log_group: { flow: { name: "/shop/flow", retention_in_days: 30, kms_key_id: KEY } },
    aws_iam_role: {
      flow: {
        assume_role_policy: trust("vpc-flow-logs.amazonaws.com", {
          Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
        }),
      },
    },
    aws_iam_role_policy: {
      flow: {
        role: "${aws_iam_role.flow.name}",
        policy: policy(
          {
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
            Resource: "${aws_cloudwatch_log_group.flow.arn}:*",
          },
          { Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
        ),
      },
    },
  },
};

/** Flow logs and log groups. */
export const logs: ServiceRules = {
  example,
  rules: [
    {
      id: "flow-log-all-traffic",
      type: "aws_flow_log",
      level: "M",
      reason: "accepted traffic alone does not show an attempt, rejected alone not a success",
      source: ["EC2.6", "CKV2_AWS_11"],
      setting: "flowLogs",
      fault: { at: "aws_flow_log/main/traffic_type", to: "REJECT" },
      holds: equals("traffic_type", "ALL"),
    },
    {
      id: "flow-log-to-cloudwatch",
      type: "aws_flow_log",
      level: "M",
      reason: "logs arrive only with a destination and a role that may write to it",
      source: ["EC2.6"],
      setting: "flowLogs",
      fault: { at: "aws_flow_log/main/iam_role_arn" },
      holds: all(
        literal("log_destination_type", "absent or cloud-watch-logs", (value) =>
          [undefined, null, "cloud-watch-logs"].includes(value as null),
        ),
        isSet("log_destination"),
        isSet("iam_role_arn"),
        isAbsent("log_group_name"),
      ),
    },
    {
      id: "log-group-retention",
      type: "aws_cloudwatch_log_group",
      level: "M",
      reason: "a log group without retention stores everything for ever, at a cost",
      source: ["CloudWatch.16", "CKV_AWS_66"],
      setting: "retentionDays",
      fault: { at: "aws_cloudwatch_log_group/flow/retention_in_days", to: 0 },
      holds: atLeast("retention_in_days", 1),
    },
    {
      id: "log-group-encrypted",
      type: "aws_cloudwatch_log_group",
      level: "M",
      reason: "with a key of our own, access to logs can be taken away",
      source: ["CKV_AWS_158", "AVD-AWS-0017"],
      setting: "",
      fault: { at: "aws_cloudwatch_log_group/flow/kms_key_id" },
      holds: isSet("kms_key_id"),
    },
  ],
};
