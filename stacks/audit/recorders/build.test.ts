import { describe, expect, it } from "vitest";
import { at, statements, synth } from "../shop.fixture";

const RECORDER = "aws_config_configuration_recorder.recorders_region";
const CHANNEL = "aws_config_delivery_channel.recorders_region_channel";

describe("a recorder", () => {
  const template = synth({
    recorders: {
      region: {
        rules: { volumes: { identifier: "ENCRYPTED_VOLUMES" }, mfa: { identifier: "MFA", name: "own" } },
      },
    },
  });

  it("delivers to a bucket of its own with the layer's key", () => {
    expect(at(template, CHANNEL)).toMatchObject({
      s3_bucket_name: "${aws_s3_bucket.recorders_region_bucket.bucket}",
      s3_kms_key_arn: "${aws_kms_key.key.arn}",
      depends_on: [
        RECORDER,
        "aws_s3_bucket_ownership_controls.recorders_region_bucket_ownership",
        "aws_s3_bucket_policy.recorders_region_bucket_policy",
      ],
    });
    expect(at(template, "aws_s3_bucket.recorders_region_bucket").bucket).toBe(
      "shop-production-region-config-111122223333",
    );
    expect(template.resource).not.toHaveProperty("aws_s3_bucket_object_lock_configuration");
  });

  it("is let in by the bucket and by the key", () => {
    const sids = (policy: unknown) => statements(policy).map(({ Sid }) => Sid);

    expect(sids(at(template, "aws_s3_bucket_policy.recorders_region_bucket_policy").policy)).toEqual([
      "DenyInsecureTransport",
      "RecorderChecks",
      "RecorderWrite",
    ]);
    expect(sids(at(template, "aws_kms_key.key").policy)).toContain("Recorder");
    expect(sids(at(synth({}), "aws_kms_key.key").policy)).not.toContain("Recorder");
  });

  it("has its rules under the environment's name, or theirs", () => {
    expect(at(template, "aws_config_config_rule.recorders_region_rules-volumes")).toMatchObject({
      name: "shop-production-volumes",
      source: { owner: "AWS", source_identifier: "ENCRYPTED_VOLUMES" },
    });
    expect(at(template, "aws_config_config_rule.recorders_region_rules-mfa").name).toBe("own");
  });

  it("is what later layers read", () => {
    expect(template.output.recorders?.value).toEqual({
      region: {
        name: "${aws_config_configuration_recorder.recorders_region.name}",
        bucket_name: "${aws_s3_bucket.recorders_region_bucket.bucket}",
        bucket_arn: "${aws_s3_bucket.recorders_region_bucket.arn}",
      },
    });
  });
});

it("a recorder has the times and types that its settings say", () => {
  const template = synth({
    recorders: {
      region: {
        globalResources: false,
        recording: "DAILY",
        snapshots: "Six_Hours",
        bucket: { expireDays: 400 },
        rules: {
          keys: {
            identifier: "ACCESS_KEYS_ROTATED",
            parameters: { maxAccessKeyAge: "90" },
            frequency: "One_Hour",
          },
        },
      },
    },
  });

  expect(at(template, RECORDER)).toMatchObject({
    recording_group: { include_global_resource_types: false },
    recording_mode: { recording_frequency: "DAILY" },
  });
  expect(at(template, CHANNEL).snapshot_delivery_properties).toEqual({ delivery_frequency: "Six_Hours" });
  expect(at(template, "aws_config_config_rule.recorders_region_rules-keys")).toMatchObject({
    input_parameters: '{"maxAccessKeyAge":"90"}',
    maximum_execution_frequency: "One_Hour",
  });
  expect(
    at(template, "aws_s3_bucket_lifecycle_configuration.recorders_region_bucket_lifecycle").rule,
  ).toMatchObject([{}, { expiration: [{ days: 400 }] }]);
});
