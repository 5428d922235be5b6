import { companion, each, equals, isSet, literal } from "../checks";
import { type Example, policy } from "../example";
import type { ServiceRules } from "../rule";
import { s3 } from "./s3";

const RECORDER = "aws_config_configuration_recorder";
const CHANNEL = "aws_config_delivery_channel";
const ACCOUNT = "123456789012";

/** What AWS Config may do for the example's account. */
const forRecorder = (Action: readonly string[], Resource: string, said: object = {}, account = ACCOUNT) => ({
  Effect: "Allow",
  Principal: { Service: "config.amazonaws.com" },
  Action,
  Resource,
  Condition: { StringEquals: { "aws:SourceAccount": account, ...said } },
});

const tls = {
  Effect: "Deny",
  Action: "s3:*",
  Principal: "*",
  Resource: ["${aws_s3_bucket.recorder.arn}", "${aws_s3_bucket.recorder.arn}/*"],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const checks = forRecorder(["s3:GetBucketAcl", "s3:ListBucket"], "${aws_s3_bucket.recorder.arn}");
const write = (account: string) =>
  forRecorder(["s3:PutObject"], `\${aws_s3_bucket.recorder.arn}/AWSLogs/${account}/Config/*`, {
    "s3:x-amz-acl": "bucket-owner-full-control",
  });
const root = {
  Effect: "Allow",
  Action: "kms:*",
  Resource: "*",
  Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
};

/** The policies of the recorder's bucket and key that AWS Config cannot work with. */
export const RECORDER_FAULTS = {
  bucketOfOtherAccount: policy(tls, checks, write("999999999999")),
  bucketWithoutChecks: policy(tls, write(ACCOUNT)),
  keyWithoutRecorder: policy(root),
} as const;

/** The bucket of the example of S3, with everything beside it, under the recorder's name. */
const bucket = Object.fromEntries(
  Object.entries(s3.example?.resource ?? {})
    .filter(([type]) => type !== "aws_s3_bucket_cors_configuration")
    .map(([type, { assets }]) => [
      type,
      {
        recorder: JSON.parse(JSON.stringify(assets).replaceAll(/(\.|shop-)assets/g, "$1recorder")) as unknown,
      },
    ]),
);

const example: Example = {
  layer: "records",
  resource: {
    ...bucket,
    aws_s3_bucket_policy: {
      recorder: {
        bucket: "${aws_s3_bucket.recorder.id}",
        policy: policy(tls, checks, write(ACCOUNT)),
        depends_on: ["aws_s3_bucket_public_access_block.recorder"],
      },
    },
    aws_kms_key: {
      recorder: {
        enable_key_rotation: true,
        deletion_window_in_days: 30,
        policy: policy(root, forRecorder(["kms:Decrypt", "kms:GenerateDataKey"], "*")),
      },
    },
    [RECORDER]: {
      main: {
        name: "default",
        role_arn: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
        recording_group: { all_supported: true, include_global_resource_types: true },
      },
    },
    [CHANNEL]: {
      main: {
        name: "default",
        s3_bucket_name: "${aws_s3_bucket.recorder.id}",
        s3_kms_key_arn: "${aws_kms_key.recorder.arn}",
        depends_on: [
          `${RECORDER}.main`,
          "aws_s3_bucket_policy.recorder",
          "aws_s3_bucket_ownership_controls.recorder",
        ],
      },
    },
    aws_config_configuration_recorder_status: {
      main: { name: `\${${RECORDER}.main.name}`, is_enabled: true, depends_on: [`${CHANNEL}.main`] },
    },
    aws_config_config_rule: {
      volumes: {
        name: "shop-volumes",
        source: { owner: "AWS", source_identifier: "ENCRYPTED_VOLUMES" },
        depends_on: ["aws_config_configuration_recorder_status.main"],
      },
    },
  },
};

/** AWS Config: that it records everything, and where to. */
export const config: ServiceRules = {
  example,
  rules: [
    {
      id: "recorder-everything",
      type: RECORDER,
      level: "M",
      reason: "no rule judges what is not recorded, and its history is missing for good",
      source: ["Config.1", "CKV2_AWS_48"],
      setting: "",
      fault: { at: `${RECORDER}/main/recording_group/all_supported`, to: false },
      holds: equals("recording_group.all_supported", true),
    },
    {
      id: "recorder-on",
      type: RECORDER,
      level: "M",
      reason: "a recorder that is there and stands still looks like one that records",
      source: ["Config.1", "CKV2_AWS_45"],
      setting: "",
      fault: { at: "aws_config_configuration_recorder_status/main/is_enabled", to: false },
      holds: companion("aws_config_configuration_recorder_status", "name", equals("is_enabled", true)),
    },
    {
      id: "recorder-service-linked-role",
      type: RECORDER,
      level: "M",
      reason: "AWS keeps its rights in step with the types that it records; nobody can take one away",
      source: ["Config.1"],
      setting: "",
      fault: { at: `${RECORDER}/main/role_arn`, to: `arn:aws:iam::${ACCOUNT}:role/recorder` },
      holds: literal("role_arn", "of AWSServiceRoleForConfig", (arn) =>
        /:role\/aws-service-role\/config\.amazonaws\.com\/AWSServiceRoleForConfig$/.test(String(arn)),
      ),
    },
    {
      id: "recorder-encrypted",
      type: CHANNEL,
      level: "M",
      reason: "its files show how everything is configured; a key of our own says who reads them",
      source: ["S3.17"],
      setting: "",
      fault: { at: `${CHANNEL}/main/s3_kms_key_arn` },
      holds: isSet("s3_kms_key_arn"),
    },
    {
      id: "config-rule-managed",
      type: "aws_config_config_rule",
      level: "M",
      reason: "rules of AWS's own need no function that somebody has to keep",
      source: ["Config developer guide, AWS Config managed rules"],
      setting: "recorders.rules.identifier",
      fault: { at: "aws_config_config_rule/volumes/source/owner", to: "CUSTOM_LAMBDA" },
      holds: each("source", "of owner AWS", ({ owner }) => owner === "AWS"),
    },
  ],
};
