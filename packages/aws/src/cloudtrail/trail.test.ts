import { describe, expect, it } from "vitest";
import { place, statements, synthesized } from "../synthesized.fixture";
import { Trail, type TrailProps, trailDelivery, trailEncryption } from "./trail";

const defaults: TrailProps = {
  place,
  name: "shop",
  bucket: { name: "shop-trail", permissions: [] },
  keyArn: "key",
  logs: { group: "/aws/cloudtrail/shop", roleName: "shop-trail", retentionDays: 365 },
  objectsOf: [],
  insights: [],
};
const ARN = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/shop";

const build = (props: Partial<TrailProps> = {}) =>
  synthesized((scope) => new Trail(scope, "trail", { ...defaults, ...props }));

describe("a trail", () => {
  const { addresses, at, built, written } = build();
  const trail = at("aws_cloudtrail.trail");

  it("has a log group, and a role that writes to it", () => {
    expect(addresses).toEqual([
      "aws_cloudtrail.trail",
      "aws_cloudwatch_log_group.trail_group",
      "aws_iam_role.trail_role",
      "aws_iam_role_policy.trail_role_write",
    ]);
    expect(at("aws_cloudwatch_log_group.trail_group")).toEqual({
      name: "/aws/cloudtrail/shop",
      retention_in_days: 365,
      kms_key_id: "key",
    });
  });

  it("records every region and the global services, encrypted, with digests", () => {
    expect(trail).toMatchObject({
      name: "shop",
      s3_bucket_name: "shop-trail",
      kms_key_id: "key",
      enable_logging: true,
      is_multi_region_trail: true,
      include_global_service_events: true,
      enable_log_file_validation: true,
      cloud_watch_logs_group_arn: "${aws_cloudwatch_log_group.trail_group.arn}:*",
      cloud_watch_logs_role_arn: "${aws_iam_role.trail_role.arn}",
    });
  });

  it("leaves no management event out, and waits for what lets it write", () => {
    expect(trail).not.toHaveProperty("event_selector");
    expect(trail).not.toHaveProperty("advanced_event_selector");
    expect(trail.depends_on).toEqual(["aws_iam_role_policy.trail_role_write"]);
  });

  it("has its role write to its own streams only, for it alone", () => {
    expect(statements(at("aws_iam_role_policy.trail_role_write").policy)).toEqual([
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: "${aws_cloudwatch_log_group.trail_group.arn}:log-stream:111122223333_CloudTrail_eu-west-1*",
      },
    ]);
    expect(statements(at("aws_iam_role.trail_role").assume_role_policy)).toEqual([
      {
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceArn": ARN } },
      },
    ]);
  });

  it("exposes its ARN and its log group", () => {
    const { arn, logGroupName, logGroupArn } = built;

    expect(written({ arn, logGroupName, logGroupArn })).toEqual({
      arn: "${aws_cloudtrail.trail.arn}",
      logGroupName: "${aws_cloudwatch_log_group.trail_group.name}",
      logGroupArn: "${aws_cloudwatch_log_group.trail_group.arn}",
    });
  });
});

it("a trail records objects beside management events, never in their place", () => {
  const { at } = build({ objectsOf: ["arn:aws:s3:::shop-state/"] });

  expect(at("aws_cloudtrail.trail").event_selector).toEqual([
    {
      include_management_events: true,
      read_write_type: "All",
      data_resource: [{ type: "AWS::S3::Object", values: ["arn:aws:s3:::shop-state/"] }],
    },
  ]);
});

it("a trail looks for unusual rates where it is told to", () => {
  const { at } = build({ insights: ["ApiErrorRateInsight"] });

  expect(at("aws_cloudtrail.trail").insight_selector).toEqual([{ insight_type: "ApiErrorRateInsight" }]);
});

it("a trail may write below its account's folder of the bucket, and see who owns it", () => {
  expect(trailDelivery(place, "shop", "arn:aws:s3:::logs")).toEqual([
    {
      Sid: "TrailAcl",
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "s3:GetBucketAcl",
      Resource: "arn:aws:s3:::logs",
      Condition: { StringEquals: { "aws:SourceArn": ARN } },
    },
    {
      Sid: "TrailWrite",
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: "arn:aws:s3:::logs/AWSLogs/111122223333/*",
      Condition: {
        StringEquals: { "aws:SourceArn": ARN, "s3:x-amz-acl": "bucket-owner-full-control" },
      },
    },
  ]);
});

it("trails may encrypt, and not decrypt", () => {
  expect(trailEncryption(place, ["shop"])).toMatchObject([
    {
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: ["kms:GenerateDataKey*", "kms:DescribeKey"],
      Condition: { StringEquals: { "aws:SourceArn": [ARN] } },
    },
  ]);
  expect(trailEncryption(place, [])).toEqual([]);
});
