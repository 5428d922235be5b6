import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { accepts, readAccepted } from "./accepted";
import { readReport } from "./finding";

/** A folder of environments with these files. */
function environments(files: Readonly<Record<string, string>>): string {
  const root = join(mkdtempSync(join(tmpdir(), "strata-accepted-")), "environments");
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

describe("the accepted findings", () => {
  it("are read from every folder, one entry for each place", () => {
    const root = environments({
      "accepted-findings.yaml": `findings:
  - check: CKV_AWS_1
    in:
      - { layer: network, resource: flow-logs_* }
      - { layer: data, resource: "*" }
    reason: the document says 30 days
    proof: page 7
`,
      "shop/accepted-findings.yaml":
        "findings: [{ check: CKV2_AWS_2, in: [{ layer: edge, resource: zone }], reason: so it is, proof: rule d }]\n",
    });

    const common = { check: "CKV_AWS_1", folder: "", reason: "the document says 30 days", proof: "page 7" };
    const file = "accepted-findings.yaml";
    expect(readAccepted(root)).toEqual([
      { ...common, layer: "network", resource: "flow-logs_*", at: `environments/${file}:4:9` },
      { ...common, layer: "data", resource: "*", at: `environments/${file}:5:9` },
      {
        check: "CKV2_AWS_2",
        folder: "shop",
        layer: "edge",
        resource: "zone",
        reason: "so it is",
        proof: "rule d",
        at: `environments/shop/${file}:1:38`,
      },
    ]);
  });

  it("are refused with every fault of all files", () => {
    const root = environments({
      "accepted-findings.yaml": "findings:\n  - { check: AWS_1, in: [], reason: x, proof: y }\n",
      "shop/accepted-findings.yaml": "findings: [{ check: CKV_AWS_1, stack: a }]\n",
    });

    expect(() => readAccepted(root)).toThrow(
      new Error(
        [
          'environments/accepted-findings.yaml:2:14: findings.0.check: expected the id of a check, such as CKV_AWS_338, got "AWS_1"',
          "environments/accepted-findings.yaml:2:21: findings.0.in: expected at least 1 entry, got an empty list",
          "environments/shop/accepted-findings.yaml:1:12: findings.0.in: expected a list, got nothing",
          "environments/shop/accepted-findings.yaml:1:12: findings.0.proof: expected a string, got nothing",
          "environments/shop/accepted-findings.yaml:1:12: findings.0.reason: expected a string, got nothing",
          'environments/shop/accepted-findings.yaml:1:32: findings.0.stack: expected a known key, got "stack"; known: check, in, reason, proof',
        ].join("\n"),
      ),
    );
  });

  it.each([
    { entry: {}, accepted: true },
    { entry: { folder: "", resource: "*" }, accepted: true },
    { entry: { folder: "shop/production" }, accepted: true },
    { entry: { folder: "shop/staging" }, accepted: false },
    { entry: { folder: "sho" }, accepted: false },
    { entry: { check: "CKV_AWS_10" }, accepted: false },
    { entry: { layer: "data" }, accepted: false },
    { entry: { resource: "flow" }, accepted: false },
    { entry: { accepts: ["retention_in_days 14", "retention_in_days 30"] }, accepted: true },
    { entry: { accepts: ["retention_in_days 14"] }, accepted: false },
    { entry: { accepts: undefined }, accepted: false },
  ])("hold by check, folder, layer and resource: $entry", ({ entry, accepted }) => {
    const finding = {
      check: "CKV_AWS_1",
      stack: "shop-production-network",
      resource: "flow-logs_group",
      title: "",
      places: ["retention_in_days"],
    };
    const whole = {
      check: "CKV_AWS_1",
      folder: "shop",
      layer: "network",
      resource: "flow-logs_*",
      accepts: ["retention_in_days 30"],
      reason: "",
      proof: "",
      at: "",
    };

    expect(
      accepts({ ...whole, ...entry }, finding, ["retention_in_days 30"], {
        environment: "shop/production",
        layer: "network",
      }),
    ).toBe(accepted);
  });
});

describe("Checkov's report", () => {
  it("is read without the types of resources, which some lack", () => {
    const failed = (resource: string): object => ({
      check_id: "CKV_AWS_1",
      check_name: "Ensure all is well",
      file_path: "/shop-production-data/cdk.tf.json",
      resource,
      check_result: { result: "FAILED", evaluated_keys: ["acl"] },
    });
    const text = JSON.stringify({
      results: {
        failed_checks: [failed("aws_s3_bucket.buckets_logs"), failed("resource.buckets_logs")],
      },
      summary: { passed: 7, parsing_errors: 1 },
    });
    const finding = {
      check: "CKV_AWS_1",
      stack: "shop-production-data",
      resource: "buckets_logs",
      title: "Ensure all is well",
      places: ["acl"],
    };

    expect(readReport(text)).toEqual({ findings: [finding, finding], passed: 7, unread: 1 });
  });
});
