import type { Fields } from "../../../protocol/value";
import type { LimitCase } from "./limit-case.fixture";

const ARN = "arn:aws:sqs:eu-west-1:111122223333:alarms";
const policy = (Action: string, Resource: string): Fields => ({
  policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action, Resource }] }),
});

/** Alarms, topics, log groups and IAM. */
export const MONITORING: readonly LimitCase[] = [
  {
    type: "aws_sns_topic_subscription",
    good: { topic_arn: "arn:aws:sns:eu-west-1:111122223333:alarms", protocol: "sqs", endpoint: ARN },
    bad: [
      [{ protocol: "email" }, "InvalidParameter: Invalid parameter: Email address"],
      [
        { protocol: "https", endpoint: "http://alerts.example.com" },
        "InvalidParameter: Invalid parameter: HTTPS endpoint",
      ],
      [{ protocol: "lambda" }, "InvalidParameter: Invalid parameter: Lambda endpoint ARN"],
      [{ endpoint: "alarms" }, "InvalidParameter: Invalid parameter: SQS endpoint ARN"],
    ],
  },
  {
    type: "aws_cloudwatch_metric_alarm",
    good: { alarm_name: "nat", period: 300, evaluation_periods: 288 },
    bad: [
      [{ period: 90 }, "ValidationError: Period must be 10, 20, 30 or a multiple of 60, got 90"],
      [{ evaluation_periods: 289 }, "ValidationError: Metrics cannot be checked across more than a day"],
      [
        { period: 3600, evaluation_periods: 169 },
        "ValidationError: Metrics cannot be checked across more than 7 days",
      ],
    ],
  },
  {
    type: "aws_cloudtrail",
    good: { name: "shop-account", s3_bucket_name: "shop-trail" },
    bad: [
      [{ name: "ab" }, "InvalidTrailNameException: Trail name ab is not valid"],
      [{ name: "shop--account" }, "InvalidTrailNameException: Trail name shop--account is not valid"],
      [{ name: "192.168.5.4" }, "InvalidTrailNameException: Trail name 192.168.5.4 is not valid"],
    ],
  },
  {
    type: "aws_cloudwatch_log_group",
    good: { name: "/shop", retention_in_days: 30 },
    bad: [
      [{ name: "aws/shop" }, "InvalidParameterException: Log group name aws/shop is not valid"],
      [{ retention_in_days: 31 }, "InvalidParameterException: 1 validation error detected"],
    ],
  },
  {
    type: "aws_iam_role",
    good: { name: "shop", assume_role_policy: "{}" },
    bad: [
      [{ name: "shop/jobs" }, "ValidationError: The specified value for roleName is invalid."],
      [{ max_session_duration: 60 }, "ValidationError: Invalid value 60 for maxSessionDuration"],
      [{ tags: { Team: "a", team: "b" } }, "InvalidInput: Duplicate tag keys found."],
    ],
  },
  {
    type: "aws_iam_role_policy",
    good: { name: "read", role: "shop", ...policy("s3:GetObject", "arn:aws:s3:::shop/*") },
    bad: [
      [policy("GetObject", "*"), "MalformedPolicyDocument: Actions/Conditions must be prefaced by a vendor"],
      [
        policy("s3:GetObject", "shop/*"),
        'MalformedPolicyDocument: Resource shop/* must be in ARN format or "*".',
      ],
      [{ policy: "{" }, "MalformedPolicyDocument: Syntax errors in policy."],
    ],
  },
];
