import { attributesIn } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";
const TRAIL = "numinia-production-account";
const BUCKET = "numinia-production-account-trail-241533135482";

/** The event selectors of the account's trails: with none, a trail records all management events. */
function selectors(template: Template): readonly unknown[] {
  return template
    .resources("aws_cloudtrail")
    .map((trail) => [trail.get("name"), trail.get("event_selector"), trail.get("advanced_event_selector")]);
}

// All calls are all management events; reads and writes of objects would be data events, which no sentence asks for.
claim("NUMINIA-SVC-AUD-01", PRODUCTION, (template) => {
  const trails = template
    .resources("aws_cloudtrail")
    .map((trail) => [
      trail.get("name"),
      trail.get("enable_logging"),
      trail.get("include_global_service_events"),
      attributesIn(trail.resolve("s3_bucket_name")).map(({ resource }) => resource.get("bucket")),
    ]);

  expect(trails).toEqual([[TRAIL, true, true, [BUCKET]]]);
  expect(selectors(template)).toEqual([[TRAIL, undefined, undefined]]);
  const written = template.access.answer({
    principal: { kind: "service", name: "cloudtrail.amazonaws.com" },
    action: "s3:PutObject",
    on: template.resource("aws_s3_bucket", { bucket: BUCKET }),
    below: "/AWSLogs/241533135482/CloudTrail/eu-west-1/file.json.gz",
    context: {
      "aws:SecureTransport": "true",
      "aws:SourceArn": `arn:aws:cloudtrail:eu-west-1:241533135482:trail/${TRAIL}`,
      "s3:x-amz-acl": "bucket-owner-full-control",
    },
  });
  expect(written.decision).toBe("allowed");
});

// GetSecretValue is a management event of Secrets Manager, a read.
claim("NUMINIA-SVC-SM-04", PRODUCTION, (template) => {
  expect(selectors(template)).toEqual([[TRAIL, undefined, undefined]]);
  expect(template.resource("aws_cloudtrail").get("enable_logging")).toBe(true);
});

// What is done with the keys of the cluster and of the file system are management events of KMS.
claim("NUMINIA-BASE-KMS-03", PRODUCTION, (template) => {
  expect(selectors(template)).toEqual([[TRAIL, undefined, undefined]]);
  expect(template.resource("aws_cloudtrail").get("enable_logging")).toBe(true);
});

claim("NUMINIA-BASE-LOG-02", PRODUCTION, (template) => {
  expect(template.resource("aws_cloudtrail").get("is_multi_region_trail")).toBe(true);
});

claim("NUMINIA-BASE-LOG-03", PRODUCTION, (template) => {
  expect(template.resource("aws_cloudtrail").get("enable_log_file_validation")).toBe(true);
});

claim("NUMINIA-BASE-LOG-04", PRODUCTION, (template) => {
  const trail = template.resource("aws_cloudtrail");
  expect(trail.resolve("kms_key_id")).toResolveTo("aws_kms_key.arn", {
    description: "What is recorded of the account",
  });

  const [key] = attributesIn(trail.resolve("kms_key_id"));
  const may = (action: string, source: string) =>
    template.access.answer({
      principal: { kind: "service", name: "cloudtrail.amazonaws.com" },
      action,
      on: key?.resource ?? trail,
      context: { "aws:SourceArn": `arn:aws:cloudtrail:eu-west-1:241533135482:trail/${source}` },
    }).decision;
  expect(may("kms:GenerateDataKey", TRAIL)).toBe("allowed");
  expect(may("kms:GenerateDataKeyWithoutPlaintext", TRAIL)).toBe("allowed");
  expect(may("kms:Decrypt", TRAIL)).toBe("denied by default");
  expect(may("kms:GenerateDataKey", "another")).toBe("denied by default");
});
