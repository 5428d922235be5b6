import { describe, expect, it } from "vitest";
import { type AttributeChange, attributeChanges } from "./attribute-changes";
import type { Shown } from "./shown";
import type { Side } from "./side";

const side = (value: unknown, unknown: unknown = {}, sensitive: unknown = {}): Side => ({
  value,
  unknown,
  sensitive,
});

/** Changes as short texts: `path: before > after`, `path -a +b`. */
function told(
  before: unknown,
  after: unknown,
  unknown: unknown = {},
  sensitive: unknown = {},
): readonly string[] {
  const changes = attributeChanges(side(before, {}, sensitive), side(after, unknown, sensitive), ([first]) =>
    first === "vpc" ? ["network"] : [],
  );
  return changes.map(toldOf);
}

function toldOf(change: AttributeChange): string {
  switch (change.is) {
    case "value":
      return `${change.path}: ${shown(change.before)} > ${shown(change.after)}`;
    case "elements":
      return [
        change.path,
        ...change.removed.map((one) => `-${shown(one)}`),
        ...change.added.map((one) => `+${shown(one)}`),
      ].join(" ");
    case "order":
      return `${change.path} order`;
    case "lines":
      return [change.path, ...change.lines].join("|");
  }
}

function shown(value: Shown): string {
  if (value.is === "unknown") return ["unknown", ...value.until].join(" ");
  return value.is === "known" ? value.text : value.is;
}

describe("changes of attributes", () => {
  it.each<{ what: string; before: unknown; after: unknown; is: readonly string[] }>([
    { what: "nothing", before: { a: 1, b: null }, after: { a: 1, c: null }, is: [] },
    { what: "a value", before: { a: 1 }, after: { a: "1" }, is: ['a: 1 > "1"'] },
    { what: "a value that comes", before: {}, after: { a: { b: true } }, is: ["a.b: absent > true"] },
    {
      what: "a key with dots",
      before: { tags: {} },
      after: { tags: { "a.b/c": "x" } },
      is: ['tags["a.b/c"]: absent > "x"'],
    },
    {
      what: "a key of every object",
      before: { tags: {} },
      after: { tags: { constructor: "x" } },
      is: ['tags.constructor: absent > "x"'],
    },
    { what: "elements of a list", before: { a: ["x", "y"] }, after: { a: ["w", "x"] }, is: ['a -"y" +"w"'] },
    {
      what: "an element that is there twice",
      before: { a: ["x"] },
      after: { a: ["x", "x"] },
      is: ['a +"x"'],
    },
    { what: "another order", before: { a: ["x", "y"] }, after: { a: ["y", "x"] }, is: ["a order"] },
    {
      what: "the one block",
      before: { a: [{ b: 1, c: 1 }] },
      after: { a: [{ b: 2, c: 1 }] },
      is: ["a[0].b: 1 > 2"],
    },
    {
      what: "a block in front",
      before: { rule: [{ port: 80, cidr: "a" }] },
      after: {
        rule: [
          { port: 443, cidr: "b" },
          { port: 80, cidr: "a" },
        ],
      },
      is: ['rule +{port: 443, cidr: "b"}'],
    },
    {
      what: "the block that is most alike",
      before: {
        rule: [
          { port: 80, cidr: "a", to: 1 },
          { port: 81, cidr: "b", to: 2 },
        ],
      },
      after: {
        rule: [
          { port: 82, cidr: "b", to: 2 },
          { port: 80, cidr: "a", to: 3 },
        ],
      },
      is: ["rule[0].to: 1 > 3", "rule[1].port: 81 > 82"],
    },
    {
      what: "a statement by its name",
      before: { policy: '{"Statement":[{"Sid":"Read","Action":["a","b"]}]}' },
      after: { policy: '{"Statement":[{"Sid":"New","Action":"*"},{"Action":["a"],"Sid":"Read"}]}' },
      is: ['policy: Statement[Read].Action -"b"', 'policy: Statement +{Sid: "New", Action: "*"}'],
    },
    {
      what: "JSON that is only written otherwise",
      before: { p: '{"a": 1}' },
      after: { p: '{"a":1}' },
      is: ["p order"],
    },
    {
      what: "JSON that becomes text",
      before: { p: '{"a":1}' },
      after: { p: "none" },
      is: ['p: "{\\"a\\":1}" > "none"'],
    },
    { what: "lines", before: { p: "a\nb\nc" }, after: { p: "a\nx\nc\nd" }, is: ["p|- b|+ x|  …|+ d"] },
    {
      what: "values of a chart",
      before: { v: ["a: 1\nb: 2"] },
      after: { v: ["a: 1\nb: 3"] },
      is: ["v[0]|- b: 2|+ b: 3"],
    },
  ])("are of $what", ({ before, after, is }) => {
    expect(told(before, after)).toEqual(is);
  });

  it("say which layer makes a value known, where one does", () => {
    expect(told({ id: "a", vpc: "b" }, {}, { id: true, vpc: true })).toEqual([
      'id: "a" > unknown',
      'vpc: "b" > unknown network',
    ]);
    expect(
      told({ vpc: [{ ids: ["a"] }] }, { vpc: [{ ids: ["a", null] }] }, { vpc: [{ ids: [false, true] }] }),
    ).toEqual(["vpc[0].ids +unknown network"]);
  });

  it("are one for all that is secret", () => {
    const sensitive = { data: true };
    expect(told({ data: { a: "1" } }, { data: { b: "2" } }, {}, sensitive)).toEqual([
      "data: sensitive > sensitive",
    ]);
    expect(told({ data: null }, { data: { b: "2" } }, {}, sensitive)).toEqual(["data: absent > sensitive"]);
  });

  it("show of long texts the part that differs", () => {
    const [change = ""] = told(
      { a: `${"x".repeat(3000)}1${"y".repeat(3000)}` },
      { a: `${"x".repeat(3000)}2${"y".repeat(3000)}` },
    );
    expect(change).toMatch(/^a: …x{24}1y{24}… > …x{24}2y{24}…$/);
  });

  it("are found in lists of thousands in a moment", () => {
    const list = Array.from({ length: 5000 }, (_, index) => ({ name: `n${index}`, value: index }));
    const start = performance.now();
    expect(told({ a: list }, { a: [{ name: "new", value: 0 }, ...list] })).toEqual([
      'a +{name: "new", value: 0}',
    ]);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
