import { fromSynth } from "@strata/inventory";
import { describe, expect, it } from "vitest";
import { equals, isSet } from "./checks";
import { evaluate, type Finding } from "./evaluate";
import { except, type PolicyException } from "./exceptions";
import type { Rule } from "./rule";

const rule: Rule = {
  id: "thing-open",
  type: "aws_thing",
  level: "M",
  reason: "a reason",
  source: ["A.1"],
  setting: "things.open",
  fault: { at: "aws_thing/public_a/open", to: true },
  holds: equals("open", false),
};
const inventory = (thing: Readonly<Record<string, unknown>>) =>
  fromSynth([
    {
      environment: "shop/production",
      environmentId: "shop-production",
      layer: "network",
      stack: "shop-production-network",
      json: { variable: { open: {} }, resource: { aws_thing: { public_a: thing } } },
    },
  ]);
const judged = (thing: Readonly<Record<string, unknown>>, holds = rule.holds): readonly Finding[] =>
  evaluate(inventory(thing), { posture: "standard", rules: [{ ...rule, holds }] });

describe("evaluate", () => {
  it("says what was expected, where it stands and which setting changes it", () => {
    expect(
      judged({ open: true, "//": { metadata: { path: "shop-production-network/things/public-a" } } }),
    ).toEqual([
      {
        rule: "thing-open",
        level: "M",
        verdict: "unmet",
        address: "aws_thing.public_a",
        layer: "network",
        constructPath: "shop-production-network/things/public-a",
        setting: "things.open",
        message: "expected open false, got true",
        got: "true",
        reason: "a reason",
      },
    ]);
  });

  it.each([
    { given: false, verdicts: [] },
    { given: "false", verdicts: [] },
    { given: undefined, verdicts: ["unmet"] },
    { given: "${var.open}", verdicts: ["cannot tell"] },
    { given: "${aws_other.x.id}", verdicts: ["cannot tell"] },
  ])("of $given where false is required: $verdicts", ({ given, verdicts }) => {
    expect(judged({ open: given }).map(({ verdict }) => verdict)).toEqual(verdicts);
  });

  it("is content with any reference where a rule asks that something is set", () => {
    expect(judged({ key: "${aws_other.x.arn}" }, isSet("key"))).toEqual([]);
  });
});

describe("except", () => {
  const findings = judged({ open: true });
  const now = new Date("2026-11-21T12:00:00Z");
  const exception = (over: Partial<PolicyException>): PolicyException => ({
    rule: "thing-open",
    resource: "aws_thing.public_*",
    accepts: "true",
    reason: "the shop is open",
    ...over,
  });

  it.each([
    { name: "a glob over its address", over: {}, parts: [0, 1, 0] },
    { name: "its address", over: { resource: "aws_thing.public_a" }, parts: [0, 1, 0] },
    { name: "another address", over: { resource: "aws_thing.private_*" }, parts: [1, 0, 1] },
    { name: "another rule", over: { rule: "thing-closed" }, parts: [1, 0, 1] },
    { name: "another value", over: { accepts: "false" }, parts: [1, 0, 1] },
    { name: "its value among others", over: { accepts: ["maybe", "true"] }, parts: [0, 1, 0] },
    { name: "part of its value", over: { accepts: "tru" }, parts: [1, 0, 1] },
    { name: "its last day", over: { expires: "2026-11-21" }, parts: [0, 1, 0] },
    { name: "a day that is past", over: { expires: "2026-11-20" }, parts: [1, 0, 0] },
  ])("with $name leaves open, excepted, unused: $parts", ({ over, parts }) => {
    const { open, excepted, unused } = except(findings, [exception(over)], now);
    expect([open.length, excepted.length, unused.length]).toEqual(parts);
  });
});
