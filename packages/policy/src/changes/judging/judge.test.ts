import { describe, expect, it } from "vitest";
import { type Entry, entriesOf, findingsOf, planOf } from "../plan.fixture";
import { isToDecide, judgeChanges } from ".";

const KEY = "arn:aws:kms:eu-west-1:111122223333:key/11111111-1111-1111-1111-111111111111";

/** Rule and address of what is found in a plan. */
function found(entries: readonly unknown[]): readonly unknown[] {
  return judgeChanges(planOf(entries)).map(({ rule, address, verdict }) => [rule, address, verdict]);
}

/** A change of one database. */
function database(change: Partial<Entry["change"]>, more: object = {}): Entry {
  const type = "aws_db_instance";
  const address = `${type}.orders`;
  return {
    address,
    type,
    mode: "managed",
    change: { actions: ["update"], before: {}, after: {}, ...change },
    ...more,
  };
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

describe("a replacement", () => {
  it("is told by the attributes that force it, each once", () => {
    const before = { storage_encrypted: true, kms_key_id: "one", engine: "mysql" };
    const after = { storage_encrypted: false, kms_key_id: "other", engine: "postgres" };
    const sample = {
      before: { ...before, skip_final_snapshot: true },
      after,
      replacedFor: Object.keys(before),
    };

    expect(
      findingsOf("aws_db_instance", sample).map(({ rule, attributes }) => [rule, attributes.length]),
    ).toEqual([
      ["rds-instance-deleted-without-snapshot", 0],
      ["rds-instance-encryption-changed", 2],
      ["rds-instance-engine-changed", 1],
    ]);
  });

  it("for an attribute that no rule is about is told all the same", () => {
    const sample = {
      before: { new_argument: "a" },
      after: { new_argument: "b" },
      replacedFor: ["new_argument"],
    };
    expect(findingsOf("aws_efs_file_system", sample)).toMatchObject([
      {
        rule: "efs-file-system-replaced",
        attributes: [{ attribute: "new_argument", from: '"a"', to: '"b"' }],
      },
    ]);
  });

  it("for no attribute at all is told with Terraform's reason", () => {
    const entries = entriesOf(
      "aws_efs_file_system",
      { before: {}, after: {}, replacedFor: [] },
      {
        action_reason: "replace_because_tainted",
      },
    );
    expect(judgeChanges(planOf(entries))).toMatchObject([
      { rule: "efs-file-system-replaced", notes: [expect.stringContaining("tainted")] },
    ]);
  });

  it("for a value that is not known yet is certain, and the value is not made up", () => {
    const change = {
      actions: ["delete", "create"],
      before: { availability_zone: "eu-west-1a", deletion_protection: true },
      after: {},
      after_unknown: { availability_zone: true },
      replace_paths: [["availability_zone"]],
    };
    expect(judgeChanges(planOf([database(change)]))).toMatchObject([
      { rule: "rds-instance-deleted-protected", effect: "refuses" },
      {
        rule: "rds-instance-zone-changed",
        verdict: "found",
        attributes: [{ attribute: "availability_zone", from: '"eu-west-1a"', to: "unknown until apply" }],
      },
    ]);
  });

  it("does not bring up what an update in place would", () => {
    const sample = {
      before: { port: 1, engine: "a" },
      after: { port: 2, engine: "b" },
      replacedFor: ["engine"],
    };
    expect(findingsOf("aws_db_instance", sample).map(({ rule }) => rule)).not.toContain(
      "rds-instance-restarts",
    );
  });
});

describe("a value that is unknown until apply", () => {
  const unknown = {
    before: { engine: "postgres", engine_version: "16.4" },
    after: {},
    after_unknown: { engine_version: true },
  };

  it("is neither met nor unmet: one finding with all that may come of it", () => {
    const [finding, ...others] = judgeChanges(planOf([database(unknown)]));

    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      verdict: "unknown until apply",
      effect: "refuses",
      attributes: [{ attribute: "engine_version", from: '"16.4"', to: "unknown until apply" }],
    });
    expect(finding?.rule).toContain("rds-instance-version-down");
    expect(finding?.rule).toContain("rds-instance-minor-up");
    expect(finding === undefined || isToDecide(finding)).toBe(false);
  });

  it("inside of a block too", () => {
    const type = "aws_eks_cluster";
    const change = {
      actions: ["update"],
      before: { encryption_config: [{ provider: [{ key_arn: "one" }], resources: ["secrets"] }] },
      after: { encryption_config: [{ provider: [{}], resources: ["secrets"] }] },
      after_unknown: { encryption_config: [{ provider: [{ key_arn: true }] }] },
    };
    expect(judgeChanges(planOf([{ address: `${type}.main`, type, change }]))).toMatchObject([
      { verdict: "unknown until apply", rule: "eks-cluster-encryption-key-changed" },
      { verdict: "unknown until apply", rule: "eks-cluster-encryption-added" },
    ]);
  });

  it("in a circumstance leaves the finding open", () => {
    const change = {
      before: { engine: "postgres", engine_version: "16.4" },
      after: { engine: "postgres", engine_version: "17.2" },
      after_unknown: { allow_major_version_upgrade: true },
    };
    expect(found([database(change)]).map((each) => (each as string[])[2])).toEqual(["unknown until apply"]);
  });
});

describe("a sensitive value", () => {
  it.each([
    { marked: "before", sensitive: { before_sensitive: { kms_key_id: true } } },
    { marked: "afterwards", sensitive: { after_sensitive: { kms_key_id: true } } },
    { marked: "with all of the resource", sensitive: { before_sensitive: true, after_sensitive: true } },
  ])("is not printed, marked $marked", ({ sensitive }) => {
    const change = {
      actions: ["delete", "create"],
      before: { kms_key_id: "hunter2", deletion_protection: true },
      after: { kms_key_id: "hunter3" },
      before_sensitive: { kms_key_id: true },
      after_sensitive: { kms_key_id: true },
      replace_paths: [["kms_key_id"]],
      ...sensitive,
    };
    const findings = judgeChanges(planOf([database(change)]));

    expect(findings.map(({ rule }) => rule)).toContain("rds-instance-encryption-changed");
    expect(JSON.stringify(findings)).not.toContain("hunter");
  });

  it("is not printed where its provider has forgotten to mark it", () => {
    const sample = { before: { user_data: "password=hunter2" }, after: { user_data: "password=hunter3" } };
    const findings = findingsOf("aws_instance", sample);

    expect(findings).toMatchObject([{ rule: "instance-stopped", attributes: [{ from: "(not shown)" }] }]);
    expect(JSON.stringify(findings)).not.toContain("hunter");
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
