import { string } from "@strata/contract";
import { defineSingle } from "@strata/kind";
import { aliasName, BUCKET_NAME } from "@strata/kind/vocabulary";
import { recordsSettings } from "./settings";

/** The key and the bucket of access logs that the parts of the layer share. */
export const records = defineSingle({
  key: "records",
  title: "key and access logs of the audit layer",
  description: "The key of what is recorded, and the bucket of requests to the layer's other buckets",
  settings: recordsSettings,
  outputs: {
    key_arn: string(
      "KMS key that encrypts what is recorded, for the policies of those who read it",
      "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
    ),
  },
  names: {
    alias: { ...aliasName, setting: "key.alias", default: "{id}-audit" },
    // Source: S3 user guide, "Bucket naming rules".
    accessLogs: {
      of: "S3 bucket",
      setting: "accessLogs.name",
      default: "{id}-audit-logs-{account}",
      scope: "world",
      longest: 63,
      pattern: BUCKET_NAME,
      fixed: {
        since: "another name is another bucket, without the records of this one",
        way: "keep it",
        source: "Terraform aws_s3_bucket.bucket",
      },
    },
  },
});
