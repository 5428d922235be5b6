import { describe, expect, it } from "vitest";
import { database, type Entry, entriesOf, findingsOf, planOf } from "../plan.fixture";
import { isToDecide, judgeChanges } from ".";

const KEY = "arn:aws:kms:eu-west-1:111122223333:key/11111111-1111-1111-1111-111111111111";

/** Rule and address of what is found in a plan. */
function found(entries: readonly unknown[]): readonly unknown[] {
  return judgeChanges(planOf(entries)).map(({ rule, address, verdict }) => [rule, address, verdict]);
}

describe("a plan is judged", () => {
  it("in modules and with keys as in the root", () => {
    const address = 'module.shop["eu"].module.store.aws_db_instance.orders["main"]';
    const change = {
      before: { engine: "postgres", engine_version: "16.4" },
      after: { engine_version: "16.2" },
    };
    const entry = database(change, { address, module_address: 'module.shop["eu"].module.store' });

    expect(found([entry])).toEqual([["rds-instance-version-down", address, "found"]]);
  });

  it("of what Terraform does, not of what it reads or leaves", () => {
    const gone = { before: { skip_final_snapshot: true }, after: null };
    expect(
      found([
        database({ ...gone, actions: ["read"] }, { mode: "data" }),
        database({ ...gone, actions: ["delete"] }, { mode: "data" }),
        database({ actions: ["no-op"] }),
        database({ actions: ["no-op"] }, { previous_address: "aws_db_instance.old" }),
        database({ actions: ["no-op"], importing: { id: "orders" } } as Partial<Entry["change"]>),
        database({ actions: ["create"], before: null }),
      ]),
    ).toEqual([]);
  });

  it("with the address from which something was moved", () => {
    const change = { before: { allocated_storage: 100 }, after: { allocated_storage: 50 } };
    const [finding] = judgeChanges(planOf([database(change, { previous_address: "aws_db_instance.old" })]));

    expect(finding).toMatchObject({
      rule: "rds-instance-storage-shrinks",
      previousAddress: "aws_db_instance.old",
      attributes: [{ attribute: "allocated_storage", from: "100", to: "50" }],
    });
  });

  it("and says what is forgotten, which nobody has to decide on", () => {
    const [finding, ...others] = judgeChanges(planOf([database({ actions: ["forget"], after: null })]));

    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: "forgotten", effect: "forgets" });
    expect(finding === undefined || isToDecide(finding)).toBe(false);
  });

  it("of an object that an earlier replacement has left, by its key", () => {
    const gone = { actions: ["delete"], before: { skip_final_snapshot: true }, after: null };
    expect(found([database(gone, { deposed: "a1b2c3d4" })])).toEqual([
      ["rds-instance-deleted-without-snapshot", "aws_db_instance.orders (deposed a1b2c3d4)", "found"],
    ]);
  });

  it("of a type that no rule knows, as one that holds something", () => {
    const entries = entriesOf("google_sql_database_instance", { before: { name: "orders" } });
    expect(judgeChanges(planOf(entries))).toMatchObject([
      {
        rule: "type-without-rules",
        effect: "destroys",
        reason: expect.stringContaining("google_sql_database_instance"),
      },
    ]);
    expect(
      findingsOf("google_sql_database_instance", { before: { name: "a" }, after: { name: "b" } }),
    ).toEqual([]);
  });

  it.each([
    "aws_iam_role_policy_attachment",
    "aws_route",
    "null_resource",
    "aws_s3_bucket_policy",
    "kubernetes_role_v1",
  ])("of %s, which holds nothing, without a finding", (type) => {
    expect(findingsOf(type, { before: { id: "one" } })).toEqual([]);
    expect(findingsOf(type, { before: { id: "one" }, after: {}, replacedFor: ["id"] })).toEqual([]);
  });
});

describe("what else a plan says of a deletion", () => {
  it("is who uses it", () => {
    const beside = {
      "aws_db_instance.orders": { kms_key_id: KEY },
      "aws_sqs_queue.jobs": { kms_master_key_id: "other" },
    };
    expect(findingsOf("aws_kms_key", { before: { arn: KEY }, beside })).toMatchObject([
      { rule: "kms-key-deleted-in-use", notes: ["used by aws_db_instance.orders (kms_key_id)"] },
    ]);
  });

  it("is what is made under the same name: a rename without a moved block", () => {
    const gone = entriesOf("aws_s3_bucket", { before: { bucket: "assets" } });
    const made = {
      address: "aws_s3_bucket.renamed",
      type: "aws_s3_bucket",
      change: { actions: ["create"], before: null, after: { bucket: "assets" } },
    };
    const [finding] = judgeChanges(planOf([...gone, made]));

    expect(finding?.notes).toEqual([
      "aws_s3_bucket.renamed is made under the same name: if it is the same one, write moved { from = aws_s3_bucket.sample, to = aws_s3_bucket.renamed }",
    ]);
  });
});
