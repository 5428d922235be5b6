import { describe, expect, it } from "vitest";
import { database, findingsOf, planOf } from "../plan.fixture";
import { CHANGE_RULES } from "../rules";
import { isToDecide, judgeChanges } from ".";

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
    ]);
  });

  it("in a circumstance leaves the finding open", () => {
    const change = {
      before: { engine: "postgres", engine_version: "16.4" },
      after: { engine: "postgres", engine_version: "17.2" },
      after_unknown: { allow_major_version_upgrade: true },
    };
    expect(judgeChanges(planOf([database(change)])).map(({ verdict }) => verdict)).toEqual([
      "unknown until apply",
    ]);
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

describe("values that no provider gives", () => {
  const types = [...new Set(CHANGE_RULES.flatMap((rule) => rule.types))];
  const odd: readonly unknown[] = [
    null,
    "",
    0,
    true,
    [],
    [[]],
    [null],
    {},
    [{}],
    [{ a: [null] }],
    "x".repeat(500),
  ];

  it.each(odd)("end in no error: %j", (value) => {
    const filled = (type: string): Record<string, unknown> =>
      Object.fromEntries(
        CHANGE_RULES.filter((rule) => rule.types.includes(type))
          .flatMap(({ attributes }) => attributes)
          .map((path) => [path.split(".")[0] ?? "", value]),
      );
    for (const type of types) {
      const before = filled(type);
      const forced = Object.keys(before);
      for (const after of [undefined, {}, { ...before, other: 1 }]) {
        const change = { before, ...(after === undefined ? {} : { after }) };
        expect(() => findingsOf(type, change)).not.toThrow();
        if (after !== undefined)
          expect(() => findingsOf(type, { ...change, replacedFor: forced })).not.toThrow();
      }
    }
  });
});
