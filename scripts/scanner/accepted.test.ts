import { describe, expect, it } from "vitest";
import { accepts, readAccepted } from "./accepted";
import { readReport } from "./finding";

const page = (...rows: readonly string[]): string =>
  [
    "# Scanners",
    "",
    "| check | stack | resource | why it is accepted |",
    "| --- | --- | --- | --- |",
    ...rows,
    "",
    "Then.",
  ].join("\n");

describe("the list of accepted findings", () => {
  it("is read from the page, with the line of each entry", () => {
    const row = "| `CKV_AWS_1` | `*-network` | `flow-logs_*` | the document says 30 days |";

    expect(readAccepted(page(row), "page.md")).toEqual([
      {
        check: "CKV_AWS_1",
        stack: "*-network",
        resource: "flow-logs_*",
        reason: "the document says 30 days",
        at: "page.md:5",
      },
    ]);
  });

  it("names each line that is not whole", () => {
    expect(() => readAccepted(page("| `CKV_AWS_1` | `*` | `*` | |", "| `CKV_AWS_1` |"), "page.md")).toThrow(
      "page.md:5: expected four cells\npage.md:6: expected four cells",
    );
    expect(() => readAccepted("# Scanners", "page.md")).toThrow("page.md: expected a table with the head");
  });

  it.each([
    { entry: { check: "CKV_AWS_1", stack: "*", resource: "*" }, accepted: true },
    { entry: { check: "CKV_AWS_1", stack: "shop-*-network", resource: "flow-logs_group" }, accepted: true },
    { entry: { check: "CKV_AWS_10", stack: "*", resource: "*" }, accepted: false },
    { entry: { check: "CKV_AWS_1", stack: "*-data", resource: "*" }, accepted: false },
    { entry: { check: "CKV_AWS_1", stack: "*", resource: "flow" }, accepted: false },
  ])("accepts by check, stack and resource: $entry", ({ entry, accepted }) => {
    const finding = {
      check: "CKV_AWS_1",
      stack: "shop-production-network",
      resource: "flow-logs_group",
      wants: "",
    };

    expect(accepts({ ...entry, reason: "", at: "" }, finding)).toBe(accepted);
  });
});

describe("Checkov's report", () => {
  it("is read without the types of resources, which some lack", () => {
    const failed = (resource: string): object => ({
      check_id: "CKV_AWS_1",
      check_name: "Ensure all is well",
      file_path: "/shop-production-data/cdk.tf.json",
      resource,
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
      wants: "Ensure all is well",
    };

    expect(readReport(text)).toEqual({ findings: [finding, finding], passed: 7, unread: 1 });
  });
});
