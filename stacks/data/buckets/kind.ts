import type { Capability } from "@strata/config";
import { string } from "@strata/contract";
import { defineKind } from "@strata/kind";
import { BUCKET_NAME } from "@strata/kind/vocabulary";
import { bucketProblems } from "./check";
import { bucketGrants } from "./grants";
import { type BucketSettings, bucket, LOG_SOURCES } from "./settings";

/** S3 buckets. */
export const buckets = defineKind({
  key: "buckets",
  title: "bucket",
  description: "S3 buckets",
  entry: bucket,
  outputs: {
    description: "S3 buckets",
    fields: {
      name: string("Bucket name", "shop-production-assets-111122223333"),
      arn: string("ARN of the bucket", "arn:aws:s3:::shop-production-assets-111122223333"),
      key_arn: string(
        "KMS key that encrypts its objects, for the policies of those who use them; where S3 has keys of its own, the alias of AWS's key for S3",
        "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
      ),
      regional_domain_name: string(
        "Domain name in the bucket's region, for origins",
        "shop-production-assets-111122223333.s3.eu-west-1.amazonaws.com",
      ),
      domain_name: string(
        "Global domain name, for CloudFront's logs",
        "shop-production-assets-111122223333.s3.amazonaws.com",
      ),
    },
  },
  names: {
    // With the account, since other accounts have environments of the same id. Source: S3, "Bucket naming rules".
    name: {
      of: "S3 bucket",
      setting: "name",
      default: "{id}-{entry}-{account}",
      scope: "world",
      longest: 63,
      pattern: BUCKET_NAME,
      fixed: {
        since: "another name is another bucket, without the objects of this one",
        way: "keep it: a renamed entry says was, and name with what it is called; else add a bucket and copy the objects",
        source: "Terraform aws_s3_bucket.bucket",
      },
    },
  },
  can: { ...receivers(), cdn: accessOf("cdn"), private: accessOf("private") },
  grants: bucketGrants,
  kept: {
    since: "its objects go with it where forceDestroy is true, and else S3 refuses to delete it",
    way: "take it away from those who use it and apply those, copy what is to stay, and empty it",
    source: "S3 API, DeleteBucket: BucketNotEmpty",
  },
  check: ({ name, entry }) => bucketProblems(name, entry),
});

/** A bucket refuses logs unless it is told to expect them: CloudFront needs its ACL, others its policy. */
function receivers(): Readonly<Record<(typeof LOG_SOURCES)[number], Capability>> {
  const capabilities = LOG_SOURCES.map((source): readonly [string, Capability] => [
    source,
    {
      expected: `that receives ${source}`,
      holds: ({ receives }: BucketSettings) => receives.includes(source),
      got: ({ receives }: BucketSettings) => `which receives ${receives.join(", ") || "nothing"}`,
      grant: `add ${source} to {path}.receives`,
    },
  ]);
  return Object.fromEntries(capabilities) as Readonly<Record<(typeof LOG_SOURCES)[number], Capability>>;
}

function accessOf(access: BucketSettings["access"]): Capability {
  return {
    expected: `with access: ${access}`,
    holds: (settings: BucketSettings) => settings.access === access,
    got: (settings: BucketSettings) => `whose access is ${settings.access}`,
  };
}
