import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { driftJson, driftLines, driftMarkdown, STANDINGS } from ".";
import { type Changed, planWith, reportOf, unitWith } from "./drift.fixture";
import { driftReport } from "./drift-report";

/** The attributes of one change, as `path: standing`. */
function standings(change: Changed, body: object = {}, more: object = {}): readonly string[] {
  const [unit] = reportOf([change], body, more).units;
  return (unit?.drifted ?? []).flatMap(({ attributes }) =>
    attributes.map(({ attribute, standing }) => `${attribute}: ${standing}`),
  );
}

describe("what an apply does with a changed attribute", () => {
  it.each([
    {
      case: "that settings give",
      before: { note: "a" },
      after: { note: "b" },
      body: { note: "a" },
      is: "note: set",
    },
    {
      case: "that settings give by a reference",
      before: { note: "a" },
      after: { note: "b" },
      body: { note: "${local.network.note}" },
      is: "note: set",
    },
    {
      case: "that settings have changed to the same value",
      before: { note: "a" },
      after: { note: "b" },
      body: { note: "b" },
      is: "note: agreed",
    },
    {
      case: "that settings leave out",
      before: { note: null },
      after: { note: "b" },
      body: {},
      is: "note: leftOut",
    },
    { case: "that is computed", before: { id: "1" }, after: { id: "2" }, body: {}, is: "id: nobody" },
    {
      case: "that the provider fills in",
      before: { cidr_block: "1" },
      after: { cidr_block: "2" },
      body: { cidr_block: null },
      is: "cidr_block: nobody",
    },
    {
      case: "that the settings ignore",
      before: { note: "a" },
      after: { note: "b" },
      body: { note: "a", lifecycle: { ignore_changes: ["note"] } },
      is: "note: ignored",
    },
    {
      case: "of a resource of which the settings ignore all",
      before: { note: "a" },
      after: { note: "b" },
      body: { note: "a", lifecycle: { ignore_changes: "all" } },
      is: "note: ignored",
    },
    {
      case: "beside one that the settings ignore",
      before: { rule: [{ port: 1, arn: "x" }] },
      after: { rule: [{ port: 1, arn: "y" }] },
      body: { rule: { port: 1 }, lifecycle: { ignore_changes: ["rule[0].port"] } },
      is: "rule.arn: nobody",
    },
    {
      case: "in a block",
      before: { rule: [{ port: 1 }] },
      after: { rule: [{ port: 2 }] },
      body: { rule: { port: 1 } },
      is: "rule.port: set",
    },
    {
      case: "that a block leaves out",
      before: { rule: [{ port: null }] },
      after: { rule: [{ port: 2 }] },
      body: { rule: [{ arn: "x" }] },
      is: "rule.port: leftOut",
    },
    {
      case: "in one of several blocks",
      before: { rule: [{ port: 1 }, { port: 2 }] },
      after: { rule: [{ port: 1 }, { port: 3 }] },
      body: { rule: [{ port: 2 }, { port: 1 }] },
      is: "rule[1].port: set",
    },
    {
      case: "in blocks of an iterator",
      before: { rule: [{ port: 1 }] },
      after: { rule: [{ port: 3 }] },
      body: { dynamic: { rule: { content: {} } } },
      is: "rule.port: set",
    },
    {
      case: "that is a block which settings leave out",
      before: { rule: [] },
      after: { rule: [{ port: 2 }] },
      body: {},
      is: "rule: unclear",
    },
    {
      case: "that is a key of a map which settings give",
      before: { tags: { Name: "a" } },
      after: { tags: { Name: "a", Owner: "me" } },
      body: { tags: { Name: "a" } },
      is: "tags.Owner: set",
    },
    {
      case: "that is a key of a map which settings leave out",
      before: { tags: {} },
      after: { tags: { Owner: "me" } },
      body: {},
      is: "tags.Owner: leftOut",
    },
    {
      case: "that the provider computes from what settings give",
      before: { tags_all: { Name: "a" } },
      after: { tags_all: { Name: "b" } },
      body: { tags: { Name: "a" } },
      is: "tags_all.Name: set",
    },
  ])("$case", ({ before, after, body, is }) => {
    expect(standings({ before, after } as Changed, body)).toEqual([is]);
  });

  it("of a resource that the settings no longer have, and of one in a module", () => {
    const change = { before: { note: "a" }, after: { note: "b" } };

    expect(standings(change, {}, { unit: { resource: {} } })).toEqual(["note: removed"]);
    expect(standings({ ...change, address: "module.a.aws_vpc.main" }, { note: "a" })).toEqual([
      "note: unclear",
    ]);
    expect(standings({ ...change, address: 'aws_vpc.main["a.b"]' }, { note: "a" })).toEqual(["note: set"]);
  });

  it("without schemas is left where nobody set it", () => {
    const change = { before: { note: "a", id: "1" }, after: { note: "b", id: "2" } };
    expect(standings(change, { note: "a" }, { schemas: {} })).toEqual(["note: set", "id: nobody"]);
  });

  it("is one of four things", () => {
    expect(new Set(Object.values(STANDINGS).map(({ apply }) => apply))).toEqual(
      new Set(["restores", "keeps", "deletes", "unclear"]),
    );
  });
});

describe("what counts as a change", () => {
  it("is said once of a value from which another is computed", () => {
    const before = { tags: { Name: "a" }, tags_all: { Name: "a", Layer: "network" } };
    const after = { tags: { Name: "b" }, tags_all: { Name: "b", Layer: "none" } };
    expect(standings({ before, after }, { tags: { Name: "a" } })).toEqual([
      "tags.Name: set",
      "tags_all.Layer: set",
    ]);
  });

  it("is none between values that are one to a provider, nor in the order of a set or of keys in JSON", () => {
    const before = { note: null, zones: ["a", "b"], cidr_block: '{"a":1,"b":2}', tags: null, rule: [] };
    const after = { note: "", zones: ["b", "a"], cidr_block: '{"b": 2, "a": 1}', tags: {}, rule: null };
    expect(reportOf([{ before, after }])).toMatchObject({
      hasDrift: false,
      units: [{ drifted: [], gone: [] }],
    });
  });

  it("is what only one of two sets has, and in JSON the place", () => {
    const before = {
      zones: ["a", "b"],
      route: [{ to: "x" }, { to: "y" }],
      cidr_block: '{"Statement":[{"Action":"s3:Get"}]}',
    };
    const after = {
      zones: ["b", "c"],
      route: [{ to: "z" }, { to: "x" }],
      cidr_block: '{"Statement":[{"Action":"s3:*"}]}',
    };
    const [unit] = reportOf([{ before, after }]).units;
    expect(
      unit?.drifted[0]?.attributes.map(({ attribute, before, after }) => [attribute, before, after]),
    ).toEqual([
      ["zones", { kind: "known", value: ["a"] }, { kind: "known", value: ["c"] }],
      ["route[0].to", { kind: "known", value: "y" }, { kind: "known", value: "z" }],
      [
        "cidr_block.Statement[0].Action",
        { kind: "known", value: "s3:Get" },
        { kind: "known", value: "s3:*" },
      ],
    ]);
  });

  it("is neither a move, nor a data source", () => {
    const change = { before: { note: "a" }, after: { note: "b" } };
    const moved = planWith([change]).resource_drift?.map((entry) => ({
      ...entry,
      previous_address: "aws_vpc.former",
      change: { ...entry.change, actions: ["no-op"] },
    }));
    const about = { environment: "shop", layer: "network", stack: "shop-network", unit: unitWith({}) };

    expect(driftReport([{ ...about, plan: { resource_drift: moved ?? [] } }]).hasDrift).toBe(false);
    expect(reportOf([{ ...change, more: { mode: "data" } }]).hasDrift).toBe(false);
    expect(driftReport([{ ...about, plan: {} }]).hasDrift).toBe(false);
  });

  it("is a resource that is gone, with what an apply does then", () => {
    const gone = { before: { id: "1" } };
    const addresses = ["aws_vpc.main", "aws_vpc.former", "module.a.aws_vpc.main"];
    const report = reportOf(addresses.map((address) => ({ ...gone, address })));

    expect(report.hasDrift).toBe(true);
    expect(report.units[0]?.gone.map(({ apply }) => apply)).toEqual(["creates", "nothing", "unclear"]);
  });
});

describe("a secret", () => {
  const json = fc.jsonValue({ maxDepth: 3 });
  const SECRET = "hunter22";

  it("is in no form of a report, whatever it is a part of", () => {
    const holding = fc.constantFrom<(secret: string) => unknown>(
      (secret) => secret,
      (secret) => [secret],
      (secret) => ({ [secret]: 1 }),
      (secret) => JSON.stringify({ a: secret }),
    );
    fc.assert(
      fc.property(holding, json, fc.boolean(), fc.boolean(), (hold, other, isBefore, isWhole) => {
        const [before, after] = isBefore ? [hold(SECRET), other] : [other, hold(SECRET)];
        const sensitive = isWhole ? true : { note: true };
        const change = { before: { note: before }, after: { note: after }, sensitive };
        const report = reportOf([change], { note: SECRET });

        expect(report.hasDrift).toBe(true);
        for (const text of [driftJson(report), driftMarkdown(report), ...driftLines(report)])
          expect(text).not.toContain(SECRET);
      }),
    );
  });

  it("is not compared with the settings, which would tell what it is now", () => {
    const change = { before: { note: "a" }, after: { note: SECRET }, sensitive: { note: true } };
    expect(standings(change, { note: SECRET })).toEqual(["note: set"]);
  });

  it("of which only a part is sensitive leaves the rest to be shown", () => {
    const [unit] = reportOf(
      [
        {
          before: { tags: { a: "x", b: SECRET } },
          after: { tags: { a: "y", b: "other" } },
          sensitive: { tags: { b: true } },
        },
      ],
      {},
    ).units;
    expect(unit?.drifted[0]?.attributes).toMatchObject([
      { attribute: "tags.a", before: { kind: "known", value: "x" } },
      { attribute: "tags.b", before: { kind: "sensitive" }, after: { kind: "sensitive" } },
    ]);
  });
});
