import { describe, expect, it } from "vitest";
import { isAllowed } from "./actions";
import { ACTIONS } from "./plans.fixture";
import { isRefinedSet } from "./sets";
import { ORDERED, type Shape, shapeOf } from "./shape";
import { type Side, valueDifferences } from "./value-differences";

const side = (value: unknown, unknown: unknown = false, sensitive: unknown = false): Side => ({
  value,
  unknown,
  sensitive,
});
const SET: Shape = { isSet: true, at: () => SET };
const refined = (reviewed: Side, now: Side, shape = ORDERED): boolean =>
  valueDifferences(reviewed, now, shape, []).length === 0;

/** Small values of every sort, wholly and partly known. */
const VALUES: readonly Side[] = [
  side(undefined, true),
  ...[null, undefined, "", "x", 0, false, [], {}, ["x"], ["x", "y"], ["y", "x"], { a: "x" }].map((value) =>
    side(value),
  ),
  side({ a: null }),
  side([null], [true]),
  side([null, "x"], [true, false]),
  side(["x", null], [false, true]),
  side([null, null], [true, true]),
  side({}, { a: true }),
  side({ b: "x" }, { a: true }),
  side({ a: "x", b: "x" }),
  side({ a: [null] }, { a: [true] }),
  side([{}], [{ a: true }]),
  side([{ a: "x" }]),
  side([["x"]]),
];

describe.each([
  { name: "lists", shape: ORDERED },
  { name: "sets", shape: SET },
])("values with $name", ({ shape }) => {
  it("refine themselves, and what they refine in between, for every three of them", () => {
    for (const one of VALUES) {
      expect(refined(one, one, shape)).toBe(true);
      for (const two of VALUES.filter((value) => refined(one, value, shape))) {
        for (const three of VALUES.filter((value) => refined(two, value, shape))) {
          expect(refined(one, three, shape), JSON.stringify([one, two, three])).toBe(true);
        }
      }
    }
  });
});

describe("actions", () => {
  it("are allowed in a chain, for every three of them", () => {
    const allowed = (one: readonly string[], other: readonly string[]): boolean =>
      isAllowed({ actions: one }, { actions: other });
    for (const one of ACTIONS) {
      expect(allowed(one, one)).toBe(true);
      for (const two of ACTIONS.filter((actions) => allowed(one, actions))) {
        for (const three of ACTIONS.filter((actions) => allowed(two, actions))) {
          expect(allowed(one, three)).toBe(true);
        }
      }
    }
  });
});

describe("a list", () => {
  it("has an order where no schema says that it is a set", () => {
    expect(
      valueDifferences(side(["sg-1", null], [false, true]), side(["sg-0", "sg-1"]), ORDERED, ["groups"]),
    ).toEqual([
      {
        attribute: "groups[0]",
        reviewed: { kind: "known", value: "sg-1" },
        now: { kind: "known", value: "sg-0" },
      },
    ]);
  });
});

describe("a set", () => {
  const groups = (value: unknown[], unknown: unknown = false) => side(value, unknown);

  it.each([
    { reviewed: groups(["sg-1", null], [false, true]), now: groups(["sg-0", "sg-1"]), is: true },
    { reviewed: groups([null, null], [true, true]), now: groups(["sg-1"]), is: true },
    { reviewed: groups(["sg-1", null], [false, true]), now: groups(["sg-1"]), is: true },
    { reviewed: groups(["sg-1", null], [false, true]), now: groups(["sg-0", "sg-2"]), is: false },
    { reviewed: groups(["sg-1", "sg-2"]), now: groups(["sg-1"]), is: false },
    { reviewed: groups([null], [true]), now: groups(["sg-0", "sg-1"]), is: false },
    { reviewed: groups([null], [true]), now: groups([]), is: false },
  ])("$reviewed.value may become $now.value: $is", ({ reviewed, now, is }) => {
    expect(refined(reviewed, now, SET)).toBe(is);
  });

  it("finds a source for each element, also where the first choice was taken", () => {
    // 0 may become 0 or 1, 1 only 0.
    expect(isRefinedSet(2, 2, (from, to) => from === 0 || to === 0)).toBe(true);
    expect(isRefinedSet(3, 2, (from, to) => from !== 0 || to === 0)).toBe(true);
    expect(isRefinedSet(2, 2, (_, to) => to === 0)).toBe(false);
  });

  it("is known from the schemas of providers: attributes, blocks, objects in attributes", () => {
    const block = {
      attributes: {
        ids: { type: ["set", "string"] },
        order: { type: ["list", ["object", { groups: ["set", "string"], name: "string" }]] },
        rules: { nested_type: { nesting_mode: "set", attributes: { cidrs: { type: ["list", "string"] } } } },
      },
      block_types: {
        ingress: { nesting_mode: "set", block: { attributes: { ports: { type: ["set", "number"] } } } },
        timeouts: { nesting_mode: "single", block: { attributes: { ids: { type: ["set", "string"] } } } },
      },
    } as const;
    const shape = shapeOf(
      { provider_schemas: { aws: { resource_schemas: { aws_thing: { block } } } } },
      "aws_thing",
    );
    const isSet = (...path: readonly (string | number)[]): boolean =>
      path.reduce((inner, step) => inner.at(step), shape).isSet;

    expect([isSet("ids"), isSet("rules"), isSet("ingress"), isSet("ingress", 0, "ports")]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([isSet("order", 0, "groups"), isSet("timeouts", "ids")]).toEqual([true, true]);
    expect([isSet(), isSet("order"), isSet("rules", 0, "cidrs"), isSet("other"), isSet("timeouts")]).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(shapeOf({}, "aws_thing").at("ids").isSet).toBe(false);
  });
});

describe("a sensitive value", () => {
  it("is compared and not shown, also where one plan alone says that it is, and neither are its keys", () => {
    const secret = [{ attribute: "password", reviewed: { kind: "sensitive" }, now: { kind: "sensitive" } }];

    expect(valueDifferences(side("a"), side("b", false, true), ORDERED, ["password"])).toEqual(secret);
    expect(
      valueDifferences(side({ k1: "a" }, false, true), side({ k2: "a" }), ORDERED, ["password"]),
    ).toEqual(secret);
    expect(refined(side("a", false, true), side("a", false, true))).toBe(true);
  });

  it("hides what is around it where that is shown as a whole", () => {
    expect(valueDifferences(side({ a: "x" }, false, { a: true }), side("x"), ORDERED, ["auth"])).toEqual([
      { attribute: "auth", reviewed: { kind: "sensitive" }, now: { kind: "sensitive" } },
    ]);
  });
});
