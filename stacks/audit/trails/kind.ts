import { string } from "@strata/contract";
import { defineKind } from "@strata/kind";
import {
  BUCKET_NAME,
  LOG_GROUP_NAME_LENGTH,
  ROLE_NAME_LENGTH,
  TRAIL_NAME,
  TRAIL_NAME_LENGTH,
} from "@strata/kind/vocabulary";
import { trailProblems } from "./check";
import { trail } from "./settings";

/** Trails of CloudTrail. Each has every region of the account, so an account needs one, and pays for a second. */
export const trails = defineKind({
  key: "trails",
  title: "trail",
  description: "CloudTrail: who did what in every region of the account",
  entry: trail,
  outputs: {
    description: "Trails",
    fields: {
      arn: string("ARN of the trail", "arn:aws:cloudtrail:eu-west-1:111122223333:trail/shop-account"),
      bucket_name: string("Bucket of its files", "shop-account-trail-111122223333"),
      bucket_arn: string("ARN of the bucket", "arn:aws:s3:::shop-account-trail-111122223333"),
      log_group_name: string("Log group that has its events", "/aws/cloudtrail/shop-account"),
      log_group_arn: string(
        "ARN of the log group",
        "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/cloudtrail/shop-account",
      ),
    },
  },
  names: {
    trail: {
      of: "CloudTrail trail",
      setting: "name",
      default: "{id}-{entry}",
      scope: "region",
      longest: TRAIL_NAME_LENGTH,
      pattern: TRAIL_NAME,
      fixed: {
        since: "another name is another trail, and nothing is recorded between the two",
        way: "keep it: a renamed entry says was, and name with what it is called",
        source: "Terraform aws_cloudtrail.name",
      },
    },
    bucket: {
      of: "S3 bucket",
      setting: "bucket.name",
      default: "{id}-{entry}-trail-{account}",
      scope: "world",
      longest: 63,
      pattern: BUCKET_NAME,
      fixed: {
        since: "another name is another bucket, without the files of this one",
        way: "keep it: a renamed entry says was, and bucket.name with what it is called",
        source: "Terraform aws_s3_bucket.bucket",
      },
    },
    logGroup: {
      of: "log group",
      default: "/aws/cloudtrail/{trail}",
      scope: "region",
      longest: LOG_GROUP_NAME_LENGTH,
    },
    role: { of: "IAM role", default: "{id}-{entry}-trail", scope: "account", longest: ROLE_NAME_LENGTH },
  },
  sole: {
    scope: "account",
    expected:
      "the account's only trail, since each has every region and AWS charges for the events of a second",
  },
  kept: {
    since: "what happens while there is no trail is recorded nowhere, and cannot be found out later",
    way: "add another one that records the account, then let this one go; S3 refuses to delete its bucket while files are in it",
    source: "CloudTrail user guide, Deleting a trail",
  },
  check: ({ entry }) => trailProblems(entry),
});
