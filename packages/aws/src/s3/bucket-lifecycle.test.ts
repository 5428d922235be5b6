import { describe, expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { bucketLifecycle, type LifecycleRule } from "./bucket-lifecycle";

const rules = (lifecycle: Readonly<Record<string, LifecycleRule>>) =>
  synthesized((scope) =>
    bucketLifecycle(scope, "lifecycle", {
      bucket: "shop-assets",
      rules: lifecycle,
      abortIncompleteDays: 7,
      after: [],
    }),
  ).at("aws_s3_bucket_lifecycle_configuration.lifecycle").rule as readonly unknown[];

const abort = {
  id: "abort-incomplete",
  status: "Enabled",
  filter: [{ prefix: "" }],
  abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
};

describe("the lifecycle of a bucket's objects", () => {
  it("ends uploads that were never completed", () => {
    expect(rules({})).toEqual([abort]);
  });

  it("has one rule for each that is set", () => {
    expect(
      rules({
        reports: { prefix: "reports/", expireDays: 90 },
        versions: { noncurrentDays: 30 },
        archive: { transition: { days: 60, storageClass: "GLACIER_IR" } },
      }),
    ).toEqual([
      abort,
      { id: "reports", status: "Enabled", filter: [{ prefix: "reports/" }], expiration: [{ days: 90 }] },
      {
        id: "versions",
        status: "Enabled",
        filter: [{ prefix: "" }],
        noncurrent_version_expiration: [{ noncurrent_days: 30 }],
      },
      {
        id: "archive",
        status: "Enabled",
        filter: [{ prefix: "" }],
        transition: [{ days: 60, storage_class: "GLACIER_IR" }],
      },
    ]);
  });
});
