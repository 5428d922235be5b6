import { readPlan } from "@strata/inventory";
import { describe, expect, it } from "vitest";
import { evaluate } from "./evaluate";
import { RULES } from "./rules";

/** A plan that creates one database. `unknown` and `sensitive` are as Terraform marks them. */
interface Planned {
  readonly after?: Readonly<Record<string, unknown>>;
  readonly unknown?: Readonly<Record<string, unknown>>;
  readonly sensitive?: Readonly<Record<string, unknown>>;
  readonly expressions?: Readonly<Record<string, unknown>>;
}

/** What a rule says of the database, or `met`. */
function verdict(
  id: string,
  { after = {}, unknown = {}, sensitive = {}, expressions = {} }: Planned,
): unknown {
  const change = { actions: ["create"], after, after_unknown: unknown, after_sensitive: sensitive };
  const inventory = readPlan({
    format_version: "1.2",
    planned_values: {},
    resource_changes: [{ mode: "managed", type: "aws_db_instance", name: "orders", change }],
    configuration: { root_module: { resources: [{ address: "aws_db_instance.orders", expressions }] } },
  });
  const rules = RULES.filter((rule) => rule.id === id);
  const [finding] = evaluate(inventory, { posture: "production", rules });
  return finding === undefined ? "met" : [finding.verdict, finding.message];
}

describe("a rule over a plan", () => {
  it.each([
    {
      case: "meets a value that is planned",
      rule: "rds-multi-zone",
      plan: { after: { multi_az: true } },
      expected: "met",
    },
    {
      case: "does not meet one",
      rule: "rds-multi-zone",
      plan: { after: { multi_az: false } },
      expected: ["unmet", "expected multi_az true, got false"],
    },
    {
      case: "neither passes nor fails a value that the provider will give",
      rule: "rds-multi-zone",
      plan: { unknown: { multi_az: true } },
      expected: [
        "unknown until apply",
        "expected a value that the plan gives, got multi_az is unknown until apply",
      ],
    },
    {
      case: "accepts a reference to what is not there yet",
      rule: "rds-encrypted",
      plan: {
        after: { storage_encrypted: true },
        unknown: { kms_key_id: true },
        expressions: { kms_key_id: { references: ["aws_kms_key.main.arn", "aws_kms_key.main"] } },
      },
      expected: "met",
    },
    {
      case: "does not accept what is not configured",
      rule: "rds-encrypted",
      plan: { after: { storage_encrypted: true }, unknown: { kms_key_id: true } },
      expected: ["unmet", "expected kms_key_id set, got nothing"],
    },
    {
      case: "keeps a secret out of its message",
      rule: "rds-managed-password",
      plan: {
        after: { manage_master_user_password: true, password: "hunter22" },
        sensitive: { password: true },
        expressions: { password: { constant_value: "hunter22" } },
      },
      expected: ["unmet", "expected password absent, got what password is sensitive"],
    },
    {
      case: "cannot tell where the key to a companion leads out of the plan",
      rule: "rds-tls",
      plan: {
        unknown: { parameter_group_name: true },
        expressions: { parameter_group_name: { references: ["local.group"] } },
      },
      expected: [
        "cannot tell",
        "expected a value that the plan gives, got parameter_group_name refers to something outside of the plan",
      ],
    },
  ])("$case", ({ rule, plan, expected }) => {
    expect(verdict(rule, plan)).toEqual(expected);
  });
});
