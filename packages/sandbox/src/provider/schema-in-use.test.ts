import { join } from "node:path";
import { providerSchemas, typesIn } from "@strata/provider-schema";
import { describe, expect, it } from "vitest";
import { schemasInUse } from "./schema-in-use";

const template = (statement: unknown): object => ({
  resource: {
    aws_vpc: { main: {} },
    aws_wafv2_web_acl: { site: { rule: [{ name: "rate", statement }] } },
  },
});

/** Names of the blocks of a statement that are served. */
function statements(...values: readonly unknown[]): readonly string[] {
  const templates = values.map(template);
  const schemas = providerSchemas({
    types: templates.flatMap(typesIn),
    from: join(__dirname, "../../../../stacks"),
  });
  const { aws_vpc: vpc, aws_wafv2_web_acl: acl } = schemasInUse(schemas, templates);
  expect(vpc).toBe(schemas.aws_vpc);
  // Required, and in no template: Terraform itself says so best.
  expect(Object.keys(acl?.blocks.rule?.blocks ?? {})).toContain("visibility_config");
  return Object.keys(acl?.blocks.rule?.blocks.statement?.blocks ?? {});
}

describe("schemasInUse", () => {
  it("serves the statements that a template has", () => {
    expect(statements({ rate_based_statement: { limit: 1 } }, { geo_match_statement: {} })).toEqual([
      "geo_match_statement",
      "rate_based_statement",
    ]);
  });

  it.each(["${local.statement}", { dynamic: {} }])(
    "serves all where it cannot see which: %j",
    (statement) => {
      expect(statements(statement).length).toBeGreaterThan(10);
    },
  );
});
