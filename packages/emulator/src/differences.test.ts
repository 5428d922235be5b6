import { describe, expect, it } from "vitest";
import type { Allowance } from "./allow-list";
import {
  type Difference,
  describeDifference,
  describeUnnecessary,
  differencesOf,
  seenDrift,
} from "./differences";

/** One change of a plan. */
function change(
  actions: readonly string[],
  before: Readonly<Record<string, unknown>> | null,
  after: Readonly<Record<string, unknown>> | null,
  unknown: Readonly<Record<string, unknown>> = {},
) {
  return {
    address: 'aws_vpc.main["a"]',
    type: "aws_vpc",
    change: { actions, before, after, after_unknown: unknown },
  };
}

describe("differencesOf", () => {
  it("finds none where nothing changes", () => {
    const plan = {
      resource_changes: [change(["no-op"], { a: 1 }, { a: 1 }), change(["read"], null, { a: 1 })],
    };
    expect([differencesOf(plan), differencesOf({})]).toEqual([[], []]);
  });

  it("names the attributes that differ, and none that follows from a change elsewhere", () => {
    const changed = change(
      ["update"],
      { a: 0, b: [1], arn: "x", same: {} },
      { a: 365, same: {}, c: true },
      { arn: true },
    );
    const place = { address: 'aws_vpc.main["a"]', type: "aws_vpc" };
    expect(differencesOf({ resource_changes: [changed] })).toEqual([
      { ...place, attribute: "a", before: "0", after: "365" },
      { ...place, attribute: "b", before: "[1]", after: "null" },
      { ...place, attribute: "c", before: "null", after: "true" },
    ]);
  });

  it("names the resource where it is missing or too many", () => {
    const plan = {
      resource_changes: [change(["create"], null, { a: 1 }), change(["delete"], { a: 1 }, null)],
    };
    expect(differencesOf(plan).map(({ attribute, before, after }) => [attribute, before, after])).toEqual([
      [undefined, "null", '{"a":1}'],
      [undefined, '{"a":1}', "null"],
    ]);
  });
});

const drift: Allowance = {
  allow: "drift",
  type: "aws_kms_key",
  attribute: "days",
  reply: "0",
  reason: "because",
  proof: "page",
  folder: "",
  at: "list.yaml:7:3",
};
const found: Difference = {
  address: "aws_kms_key.a",
  type: "aws_kms_key",
  attribute: "days",
  before: "0",
  after: "365",
};

describe("seenDrift", () => {
  it.each([
    { what: "the same", difference: found, expected: [drift] },
    { what: "another attribute", difference: { ...found, attribute: "tags" }, expected: [] },
    { what: "another type", difference: { ...found, type: "aws_kms_alias" }, expected: [] },
    { what: "another reply", difference: { ...found, before: "90" }, expected: [] },
  ])("compares an entry with $what", ({ difference, expected }) => {
    expect(seenDrift([difference], [drift, { ...drift, allow: "argument" }])).toEqual(expected);
  });

  it.each([
    { reply: "…:0…", seen: 1 },
    { reply: '{"a":0,…', seen: 1 },
    { reply: '{"a":0,', seen: 0 },
    { reply: "…:1…", seen: 0 },
  ])("takes $reply for a part where it has an ellipsis", ({ reply, seen }) => {
    const part = { ...drift, reply };
    expect(seenDrift([{ ...found, before: '{"a":0,"b":2}' }], [part])).toHaveLength(seen);
  });
});

it("says what is declared and what moto replied", () => {
  const { attribute: _, ...missing } = found;
  expect([
    describeDifference(found),
    describeDifference({ ...missing, before: "null", after: `"${"x".repeat(300)}"` }),
  ]).toEqual([
    "aws_kms_key.a: days: expected 365, moto replied 0",
    `aws_kms_key.a: expected "${"x".repeat(199)}…, moto replied null`,
  ]);
  expect(describeUnnecessary(drift)).toBe(
    'list.yaml:7:3: drift aws_kms_key.days: expected moto to reply "0", it did not; correct or remove the entry',
  );
});
