import { describe, expect, it } from "vitest";
import { database, entriesOf, findingsOf, planOf } from "../plan.fixture";
import { isToDecide, judgeChanges } from ".";

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

describe("a replacement whose new one is made first", () => {
  const sample = { before: { name: "shop", vpc_id: "a" }, replacedFor: ["name"], isCreatedFirst: true };

  it("is a notice where users change over, as the safe way says", () => {
    const findings = findingsOf("aws_security_group", { ...sample, after: { name: "shop-2" } });

    expect(findings).toMatchObject([{ rule: "security-group-replaced-first", effect: "interrupts" }]);
    expect(findings.filter(isToDecide)).toEqual([]);
  });

  it("is refused where its name is taken", () => {
    const findings = findingsOf("aws_security_group", { ...sample, after: { name: "shop" } });
    expect(findings.filter(isToDecide)).toMatchObject([{ rule: "name-taken", effect: "refuses" }]);
  });

  it("destroys data all the same", () => {
    const change = { before: { encrypted: true }, after: { encrypted: false }, replacedFor: ["encrypted"] };
    expect(findingsOf("aws_efs_file_system", { ...change, isCreatedFirst: true })).toMatchObject([
      { rule: "efs-file-system-encryption-changed", effect: "destroys" },
    ]);
  });
});
