import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { replacedFor } from "../holding";
import { findingsOf } from "../plan.fixture";
import { CHANGE_RULES, CHANGES_BY_SERVICE } from ".";

const each = CHANGE_RULES.map((rule) => ({ id: rule.id, rule }));

/** The rules that say something of a change. */
function idsOf(...change: Parameters<typeof findingsOf>): readonly string[] {
  return findingsOf(...change).flatMap(({ rule }) => rule.split(", "));
}

describe("change rules", () => {
  it("each have an id of their own", () => {
    const ids = CHANGE_RULES.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it("each say why, the way that works, and where that is written", () => {
    const silent = CHANGE_RULES.filter(
      ({ reason, way, source, types }) =>
        reason.length < 20 || way.length < 10 || source.length === 0 || types.length === 0,
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it("each say of an interruption whom and how long it lasts", () => {
    expect(
      CHANGE_RULES.filter(({ effect, lasts }) => effect === "interrupts" && lasts === undefined),
    ).toEqual([]);
  });

  it("are listed, whichever file they stand in", async () => {
    const files = readdirSync(__dirname).filter((file) => !/^(index|services|.*\.test)\.ts$/.test(file));
    const modules = await Promise.all(files.map((file) => import(/* @vite-ignore */ join(__dirname, file))));
    const lists = modules.flatMap((module: object) => Object.values(module)).filter(Array.isArray);

    expect(lists.length).toBeGreaterThan(20);
    expect(lists.filter((list) => !Object.values(CHANGES_BY_SERVICE).includes(list))).toEqual([]);
  });

  it.each(each)("$id notices its fault, of each of its types", ({ id, rule }) => {
    for (const type of rule.types) expect(idsOf(type, rule.fault)).toContain(id);
  });

  it.each(each)("$id has nothing against the right change", ({ id, rule }) => {
    for (const type of rule.types) expect(idsOf(type, rule.right)).not.toContain(id);
  });

  it.each(each.filter(({ rule }) => rule.on.includes("replace") && rule.attributes.length > 0))(
    "$id notices each of its attributes",
    ({ id, rule }) => {
      for (const attribute of rule.attributes)
        expect(idsOf(rule.types[0] ?? "", replacedFor(attribute))).toContain(id);
    },
  );

  it.each(each)("$id has nothing against what is made for the first time", ({ rule }) => {
    const after = rule.fault.after ?? rule.fault.before ?? {};
    for (const type of rule.types) expect(findingsOf(type, { after })).toEqual([]);
  });

  it.each(each.filter(({ rule }) => rule.on.includes("update") && rule.fault.before !== undefined))(
    "$id has nothing against what stays",
    ({ id, rule }) => {
      const { before = {} } = rule.fault;
      for (const type of rule.types) expect(idsOf(type, { before, after: before })).not.toContain(id);
    },
  );
});
