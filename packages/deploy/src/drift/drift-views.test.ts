import { describe, expect, it } from "vitest";
import { driftJson, driftLines, driftMarkdown, driftReport } from ".";
import { planWith, reportOf, SCHEMAS, unitWith } from "./drift.fixture";

const report = driftReport([
  {
    environment: "shop-production",
    layer: "network",
    stack: "shop-production-network",
    plan: planWith([
      {
        before: { tags: { Name: "shop" }, id: "vpc-1", note: null },
        after: { tags: { Name: "other" }, id: "vpc-2", note: "a|`b`" },
      },
      { address: "aws_s3_bucket.assets", before: { id: "assets" } },
    ]),
    unit: unitWith({ tags: { Name: "shop" } }),
    schemas: SCHEMAS,
  },
  {
    environment: "shop-production",
    layer: "edge",
    stack: "shop-production-edge",
    plan: {},
    unit: {},
  },
]);

describe("a drift report", () => {
  it("as lines says what was changed and what an apply does with it", () => {
    expect(driftLines(report)).toEqual([
      "shop-production-network: 1 resource changed outside of Terraform, 1 resource deleted outside of Terraform",
      "  aws_s3_bucket.assets is gone; settings no longer have it either",
      "  aws_vpc.main",
      '    tags.Name: "shop" -> "other"; settings give it: an apply puts it back',
      '    id: "vpc-1" -> "vpc-2"; nobody set it: an apply leaves it',
      '    note: (none) -> "a|`b`"; settings leave it out: an apply takes it away',
      "shop-production-edge: no drift",
    ]);
  });

  it("as Markdown is a table for each unit, which no value breaks", () => {
    expect(driftMarkdown(report)).toBe(`## Drift

### shop-production-network

1 resource changed outside of Terraform, 1 resource deleted outside of Terraform.

| resource | attribute | before | after | what an apply does |
| --- | --- | --- | --- | --- |
| \`aws_s3_bucket.assets\` |  |  | **gone** | settings no longer have it either |
| \`aws_vpc.main\` | \`tags.Name\` | \`"shop"\` | \`"other"\` | settings give it: an apply puts it back |
| \`aws_vpc.main\` | \`id\` | \`"vpc-1"\` | \`"vpc-2"\` | nobody set it: an apply leaves it |
| \`aws_vpc.main\` | \`note\` | \`(none)\` | \`\` "a\\|\`b\`" \`\` | settings leave it out: an apply takes it away |

No drift: \`shop-production-edge\`.
`);
    expect(driftMarkdown(driftReport([]))).toBe("## Drift\n\nNothing was changed outside of Terraform.\n");
  });

  it("as JSON is the report, with a version", () => {
    expect(JSON.parse(driftJson(report))).toEqual({ version: 1, ...report });
  });

  it("shows of long values where they begin to differ", () => {
    const long = "x".repeat(500);
    const [, , line = ""] = driftLines(
      reportOf([{ before: { note: `${long}a` }, after: { note: `${long}b` } }]),
    );

    expect(line).toContain(`…${"x".repeat(20)}a" -> …${"x".repeat(20)}b"`);
    expect(line.length).toBeLessThan(200);
  });
});
