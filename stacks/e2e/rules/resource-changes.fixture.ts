import { holds, replaced, type SingleChange, statements, withoutCondition } from "./single-change.fixture";

/** Policies of resources. */
export const RESOURCE_CHANGES: readonly SingleChange[] = [
  {
    what: "a bucket that any distribution reads",
    type: "aws_s3_bucket_policy",
    where: /cloudfront\.amazonaws\.com/,
    edit: statements("policy", holds("cloudfront"), withoutCondition),
    rule: "s3-policy-services-bound",
  },
  {
    what: "a bucket that distributions of any account read",
    type: "aws_s3_bucket_policy",
    where: /cloudfront\.amazonaws\.com/,
    edit: statements("policy", holds("cloudfront"), (one) => ({
      ...one,
      Condition: { ArnLike: { "AWS:SourceArn": "arn:aws:cloudfront::*:distribution/*" } },
    })),
    rule: "s3-policy-services-bound",
  },
  {
    what: "a bucket that is read without TLS",
    type: "aws_s3_bucket_policy",
    edit: statements("policy", holds('"Deny"'), () => undefined),
    rule: "s3-tls-only",
  },
  {
    what: "a file system that is mounted without TLS",
    type: "aws_efs_file_system_policy",
    edit: statements("policy", holds('"Deny"'), () => undefined),
    rule: "efs-tls-only",
  },
  {
    what: "a file system that refuses nobody who writes without TLS",
    type: "aws_efs_file_system_policy",
    edit: statements("policy", holds('"Deny"'), (one) => ({
      ...one,
      Action: "elasticfilesystem:ClientMount",
    })),
    rule: "efs-tls-only",
  },
  {
    what: "a file system for everybody, from anywhere",
    type: "aws_efs_file_system_policy",
    edit: statements("policy", holds('"Allow"'), withoutCondition),
    rule: "efs-file-system-policy-not-public",
  },
  {
    what: "a topic that alarms of every account publish to",
    type: "aws_sns_topic_policy",
    edit: statements("policy", () => true, withoutCondition),
    rule: "sns-topic-policy-services-bound",
  },
  {
    what: "logs that zones of every account write",
    type: "aws_cloudwatch_log_resource_policy",
    edit: statements("policy_document", holds("route53"), withoutCondition),
    rule: "cloudwatch-log-resource-policy-services-bound",
  },
  {
    what: "a key for the logs of every account",
    type: "aws_kms_key",
    where: /CloudWatchLogs/,
    edit: statements("policy", holds("CloudWatchLogs"), withoutCondition),
    rule: "kms-key-services-bound",
  },
  {
    what: "grants of a key's own policy for anything",
    type: "aws_kms_key",
    where: /kms:CreateGrant/,
    edit: statements("policy", holds("kms:CreateGrant"), withoutCondition),
    rule: "kms-key-grants-bound",
  },
  {
    what: "a key that another account administers",
    type: "aws_kms_key",
    edit: statements("policy", holds(":root"), replaced("::\\d{12}:root", "::999999999999:root")),
    rule: "kms-key-not-public",
  },
  {
    what: "a key without its account",
    type: "aws_kms_key",
    edit: statements("policy", holds(":root"), () => undefined),
    rule: "kms-key-administered",
  },
  {
    what: "a key for the logs of another region",
    type: "aws_kms_key",
    where: /CloudWatchLogs/,
    edit: statements(
      "policy",
      holds("CloudWatchLogs"),
      replaced("logs\\.[a-z]+-[a-z]+-\\d", "logs.ap-south-1"),
    ),
    rule: "log-group-key-usable",
  },
  {
    what: "logs of a zone that Route 53 may not write",
    type: "aws_cloudwatch_log_resource_policy",
    edit: statements("policy_document", holds("route53"), replaced("/aws/route53/", "/aws/others/")),
    rule: "query-log-writable",
  },
];
