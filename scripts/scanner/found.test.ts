import { describe, expect, it } from "vitest";
import { foundAt } from "./found";

const unit = {
  resource: {
    aws_cloudwatch_log_group: { logs: { retention_in_days: 30, name: "${var.name}" } },
    aws_cloudfront_distribution: {
      site: { restrictions: [{ geo_restriction: [{ restriction_type: "none" }] }] },
    },
    aws_s3_bucket_ownership_controls: { logs: { rule: { object_ownership: "BucketOwnerPreferred" } } },
  },
};

describe("what is found where a check looked", () => {
  it.each([
    { resource: "logs", places: ["retention_in_days"], found: ["retention_in_days 30"] },
    {
      resource: "site",
      places: ["restrictions/[0]/geo_restriction/[0]/restriction_type"],
      found: ["restriction_type none"],
    },
    {
      resource: "logs",
      places: ["resource_type", "rule/object_ownership"],
      found: ["object_ownership BucketOwnerPreferred"],
    },
    { resource: "logs", places: ["name", "rule/*/status", "elsewhere"], found: [] },
    { resource: "others", places: ["retention_in_days"], found: [] },
  ])("is $found at $places of $resource", ({ resource, places, found }) => {
    expect(foundAt(unit, resource, places)).toEqual(found);
  });
});
