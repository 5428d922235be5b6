import { string } from "@strata/contract";
import { defineKind } from "@strata/kind";
import { BUCKET_NAME, CONFIG_RULE_NAME_LENGTH } from "@strata/kind/vocabulary";
import { recorderProblems } from "./check";
import { recorder } from "./settings";

/** Recorders of AWS Config: AWS lets an account have one in a region. */
export const recorders = defineKind({
  key: "recorders",
  title: "recorder",
  description: "AWS Config: what resources are and were, and rules that judge it",
  entry: recorder,
  outputs: {
    description: "Recorders of AWS Config",
    fields: {
      name: string("Name of the recorder", "default"),
      bucket_name: string("Bucket of its files", "shop-region-config-111122223333"),
      bucket_arn: string("ARN of the bucket", "arn:aws:s3:::shop-region-config-111122223333"),
    },
  },
  names: {
    bucket: {
      of: "S3 bucket",
      setting: "bucket.name",
      default: "{id}-{entry}-config-{account}",
      scope: "world",
      longest: 63,
      pattern: BUCKET_NAME,
      fixed: {
        since: "another name is another bucket, without the files of this one",
        way: "keep it: a renamed entry says was, and bucket.name with what it is called",
        source: "Terraform aws_s3_bucket.bucket",
      },
    },
    rules: {
      of: "Config rule",
      each: "rules",
      setting: "name",
      default: "{id}-{item}",
      scope: "region",
      longest: CONFIG_RULE_NAME_LENGTH,
    },
  },
  // Source: Config API, PutConfigurationRecorder: MaxNumberOfConfigurationRecordersExceededException.
  sole: {
    scope: "region",
    expected: "the only recorder of its account and region, since AWS lets there be one",
  },
  kept: {
    since: "the time without a recorder is missing from the history of every resource, for good",
    way: "take its rules away first; S3 refuses to delete its bucket while files are in it",
    source: "Config API, DeleteConfigurationRecorder",
  },
  check: ({ entry }) => recorderProblems(entry),
});
