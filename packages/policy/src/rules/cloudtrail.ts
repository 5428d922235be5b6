import { all, each, equals, isAbsent, isSet, literal, notTrue } from "../checks";
import { type Example, policy } from "../example";
import type { Check, ServiceRules } from "../rule";
import { s3 } from "./s3";

const TRAIL = "aws_cloudtrail";
const ACCOUNT = "123456789012";
const ARN = `arn:aws:cloudtrail:eu-west-1:${ACCOUNT}:trail/shop`;

/** What CloudTrail may do for the trail of the example. */
const forTrail = (Action: readonly string[], Resource: string, said: object = {}) => ({
  Effect: "Allow",
  Principal: { Service: "cloudtrail.amazonaws.com" },
  Action,
  Resource,
  Condition: { StringEquals: { "aws:SourceArn": ARN, ...said } },
});

const root = {
  Effect: "Allow",
  Action: "kms:*",
  Resource: "*",
  Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
};
const tls = {
  Effect: "Deny",
  Action: "s3:*",
  Principal: "*",
  Resource: ["${aws_s3_bucket.trail.arn}", "${aws_s3_bucket.trail.arn}/*"],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const acl = forTrail(["s3:GetBucketAcl"], "${aws_s3_bucket.trail.arn}");
const write = (account: string) =>
  forTrail(["s3:PutObject"], `\${aws_s3_bucket.trail.arn}/AWSLogs/${account}/*`, {
    "s3:x-amz-acl": "bucket-owner-full-control",
  });

/** The policy of the trail's bucket in the example, and what breaks it. */
export const TRAIL_BUCKET = {
  whole: policy(tls, acl, write(ACCOUNT)),
  ofOtherAccount: policy(tls, acl, write("999999999999")),
  withoutAcl: policy(tls, write(ACCOUNT)),
} as const;

const logs = {
  Effect: "Allow",
  Principal: { Service: "logs.eu-west-1.amazonaws.com" },
  Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
  Resource: "*",
  Condition: {
    ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:*` },
  },
};

/** The policy of the trail's key without what lets the trail use it. */
export const KEY_WITHOUT_TRAIL = policy(root, logs);

/** The bucket of the example of S3, with everything beside it, under the trail's name. */
const bucket = Object.fromEntries(
  Object.entries(s3.example?.resource ?? {})
    .filter(([type]) => type !== "aws_s3_bucket_cors_configuration")
    .map(([type, { assets }]) => [
      type,
      { trail: JSON.parse(JSON.stringify(assets).replaceAll(/(\.|shop-)assets/g, "$1trail")) as unknown },
    ]),
);

const example: Example = {
  layer: "audit",
  resource: {
    ...bucket,
    aws_s3_bucket_policy: {
      trail: {
        bucket: "${aws_s3_bucket.trail.id}",
        policy: TRAIL_BUCKET.whole,
        depends_on: ["aws_s3_bucket_public_access_block.trail"],
      },
    },
    aws_kms_key: {
      trail: {
        enable_key_rotation: true,
        deletion_window_in_days: 30,
        policy: policy(root, logs, forTrail(["kms:GenerateDataKey*", "kms:DescribeKey"], "*")),
      },
    },
    aws_cloudwatch_log_group: {
      trail: {
        name: "/aws/cloudtrail/shop",
        retention_in_days: 365,
        kms_key_id: "${aws_kms_key.trail.arn}",
      },
    },
    aws_iam_role: {
      trail: {
        name: "shop-trail",
        assume_role_policy: policy({
          Effect: "Allow",
          Action: "sts:AssumeRole",
          Principal: { Service: "cloudtrail.amazonaws.com" },
          Condition: { StringEquals: { "aws:SourceArn": ARN } },
        }),
      },
    },
    aws_iam_role_policy: {
      trail: {
        role: "${aws_iam_role.trail.name}",
        policy: policy({
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: `\${aws_cloudwatch_log_group.trail.arn}:log-stream:${ACCOUNT}_CloudTrail_eu-west-1*`,
        }),
      },
    },
    [TRAIL]: {
      main: {
        name: "shop",
        s3_bucket_name: "${aws_s3_bucket.trail.id}",
        kms_key_id: "${aws_kms_key.trail.arn}",
        is_multi_region_trail: true,
        include_global_service_events: true,
        enable_log_file_validation: true,
        enable_logging: true,
        cloud_watch_logs_group_arn: "${aws_cloudwatch_log_group.trail.arn}:*",
        cloud_watch_logs_role_arn: "${aws_iam_role.trail.arn}",
        depends_on: [
          "aws_s3_bucket_policy.trail",
          "aws_s3_bucket_ownership_controls.trail",
          "aws_iam_role_policy.trail",
        ],
      },
    },
  },
};

/** Not switched off: absent, the provider's default is on. */
const notOff = (path: string): Check =>
  literal(path, "absent or true", (value) => value === undefined || String(value) === "true");

/** Absent, a trail records all management events; an advanced selector would replace the others. */
const everyManagementEvent: Check = all(
  isAbsent("advanced_event_selector"),
  each(
    "event_selector",
    "with all management events",
    ({ include_management_events: included, read_write_type: kind, exclude_management_event_sources: out }) =>
      [undefined, true, "true"].includes(included as undefined) &&
      [undefined, "All"].includes(kind as undefined) &&
      [out ?? []].flat().length === 0,
  ),
);

/** Trails: that they record everything, and that nobody changes what they recorded. */
export const cloudtrail: ServiceRules = {
  example,
  rules: [
    {
      id: "trail-every-region",
      type: TRAIL,
      level: "M",
      reason: "who has got in works where nobody looks: in a region that is not used",
      source: ["CloudTrail.1", "CKV_AWS_67", "AVD-AWS-0014"],
      setting: "",
      fault: { at: `${TRAIL}/main/is_multi_region_trail`, to: false },
      holds: all(equals("is_multi_region_trail", true), notOff("include_global_service_events")),
    },
    {
      id: "trail-on",
      type: TRAIL,
      level: "M",
      reason: "a trail that is there and does not record looks like one that does",
      source: ["CloudTrail.3", "CKV_AWS_251"],
      setting: "",
      fault: { at: `${TRAIL}/main/enable_logging`, to: false },
      holds: notOff("enable_logging"),
    },
    {
      id: "trail-validated",
      type: TRAIL,
      level: "M",
      reason: "without digests nobody can show that a file is as CloudTrail wrote it",
      source: ["CloudTrail.4", "CKV_AWS_36", "AVD-AWS-0016"],
      setting: "",
      fault: { at: `${TRAIL}/main/enable_log_file_validation`, to: false },
      holds: equals("enable_log_file_validation", true),
    },
    {
      id: "trail-encrypted",
      type: TRAIL,
      level: "M",
      reason: "who may read what everybody did is decided by a key of our own, besides the bucket",
      source: ["CloudTrail.2", "CKV_AWS_35", "AVD-AWS-0015"],
      setting: "",
      fault: { at: `${TRAIL}/main/kms_key_id` },
      holds: isSet("kms_key_id"),
    },
    {
      id: "trail-every-management-event",
      type: TRAIL,
      level: "M",
      reason:
        "reads of secrets and uses of keys are management events, which a selector can leave out unnoticed",
      source: ["CloudTrail.1", "CloudTrail.3"],
      setting: "",
      fault: {
        at: `${TRAIL}/main/event_selector`,
        to: [{ exclude_management_event_sources: ["kms.amazonaws.com"] }],
      },
      holds: everyManagementEvent,
    },
    {
      id: "trail-in-log-group",
      type: TRAIL,
      level: "P",
      reason: "alarms and people see an event within minutes, rather than in files that somebody has to open",
      source: ["CloudTrail.5", "CKV2_AWS_10", "AVD-AWS-0162"],
      setting: "",
      fault: { at: `${TRAIL}/main/cloud_watch_logs_group_arn` },
      holds: all(isSet("cloud_watch_logs_group_arn"), isSet("cloud_watch_logs_role_arn")),
    },
    {
      id: "trail-own-account",
      type: TRAIL,
      level: "M",
      reason: "a trail of the organization belongs to its management account, which is no environment's",
      source: ["AWS provider, aws_cloudtrail, is_organization_trail"],
      setting: "",
      fault: { at: `${TRAIL}/main/is_organization_trail`, to: true },
      holds: notTrue("is_organization_trail"),
    },
  ],
};
