import { describe, expect, it } from "vitest";
import { place, synthesized } from "../synthesized.fixture";
import { Recorder, type RecorderProps, recorderDelivery, recorderEncryption } from "./recorder";

const defaults: RecorderProps = {
  place,
  bucket: { name: "shop-config", permissions: [] },
  keyArn: "key",
  globalResources: true,
  recording: "CONTINUOUS",
  snapshots: "TwentyFour_Hours",
  rules: {},
};

const build = (props: Partial<RecorderProps> = {}) =>
  synthesized((scope) => new Recorder(scope, "recorder", { ...defaults, ...props }));

describe("a recorder", () => {
  const { at, addresses, built, written } = build();

  it("records everything, under the service-linked role", () => {
    expect(at("aws_config_configuration_recorder.recorder")).toEqual({
      name: "default",
      role_arn:
        "arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
      recording_group: { all_supported: true, include_global_resource_types: true },
      recording_mode: { recording_frequency: "CONTINUOUS" },
    });
    expect(written(built.recorderName)).toBe("${aws_config_configuration_recorder.recorder.name}");
  });

  it("delivers to its bucket once it is there, and starts once it can deliver", () => {
    expect(at("aws_config_delivery_channel.recorder_channel")).toEqual({
      name: "default",
      s3_bucket_name: "shop-config",
      s3_kms_key_arn: "key",
      snapshot_delivery_properties: { delivery_frequency: "TwentyFour_Hours" },
      depends_on: ["aws_config_configuration_recorder.recorder"],
    });
    expect(at("aws_config_configuration_recorder_status.recorder_status")).toEqual({
      name: "${aws_config_configuration_recorder.recorder.name}",
      is_enabled: true,
      depends_on: ["aws_config_delivery_channel.recorder_channel"],
    });
  });

  it("has no rules of its own", () => {
    expect(addresses).toHaveLength(3);
  });
});

it("rules of AWS's own judge what a recorder records, once it does", () => {
  const { at } = build({
    rules: {
      volumes: { name: "shop-volumes", identifier: "ENCRYPTED_VOLUMES", parameters: {} },
      keys: {
        name: "shop-keys",
        identifier: "ACCESS_KEYS_ROTATED",
        parameters: { maxAccessKeyAge: "90" },
        frequency: "Twelve_Hours",
      },
    },
  });

  expect(at("aws_config_config_rule.recorder_rules-volumes")).toEqual({
    name: "shop-volumes",
    source: { owner: "AWS", source_identifier: "ENCRYPTED_VOLUMES" },
    tags: { Name: "shop-volumes" },
    depends_on: ["aws_config_configuration_recorder_status.recorder_status"],
  });
  expect(at("aws_config_config_rule.recorder_rules-keys")).toMatchObject({
    input_parameters: '{"maxAccessKeyAge":"90"}',
    maximum_execution_frequency: "Twelve_Hours",
  });
});

it("AWS Config may write below its folder of the account, for the account alone", () => {
  const ofAccount = { "aws:SourceAccount": "111122223333" };

  expect(recorderDelivery(place, "arn:aws:s3:::config")).toEqual([
    {
      Sid: "RecorderChecks",
      Effect: "Allow",
      Principal: { Service: "config.amazonaws.com" },
      Action: ["s3:GetBucketAcl", "s3:ListBucket"],
      Resource: "arn:aws:s3:::config",
      Condition: { StringEquals: ofAccount },
    },
    {
      Sid: "RecorderWrite",
      Effect: "Allow",
      Principal: { Service: "config.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: "arn:aws:s3:::config/AWSLogs/111122223333/Config/*",
      Condition: { StringEquals: { ...ofAccount, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
  ]);
  expect(recorderEncryption(place)).toMatchObject([
    { Action: ["kms:Decrypt", "kms:GenerateDataKey"], Condition: { StringEquals: ofAccount } },
  ]);
});
