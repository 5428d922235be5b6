import { describe, expect, it } from "vitest";
import type { ChangeJson, PlanJson } from "./plan-json";
import { differences } from "./refinement";
import { remaining } from "./resumed";

const plan = (change: ChangeJson | undefined): PlanJson => ({
  resource_changes:
    change === undefined ? [] : [{ address: "aws_sqs_queue.a", type: "aws_sqs_queue", change }],
});
const create = (after: unknown, after_unknown: unknown = {}): ChangeJson => ({
  actions: ["create"],
  before: null,
  after,
  after_unknown,
});
const stays = (value: unknown): ChangeJson => ({
  actions: ["no-op"],
  before: value,
  after: value,
  after_unknown: {},
});
const left = (reviewed: PlanJson, now: PlanJson): number =>
  differences(
    { plan: remaining(reviewed, now), providers: {}, unit: "" },
    { plan: now, providers: {}, unit: "" },
  ).length;

const replace: ChangeJson = {
  actions: ["delete", "create"],
  before: { name: "old" },
  after: { name: "new" },
  after_unknown: { id: true },
  replace_paths: [["name"]],
};

describe("what is left of an apply that was broken off", () => {
  it.each<{ readonly what: string; readonly reviewed: ChangeJson; readonly now: ChangeJson | undefined }>([
    {
      what: "nothing of what was created as reviewed",
      reviewed: create({ name: "a" }, { id: true }),
      now: stays({ name: "a", id: "1" }),
    },
    {
      what: "nothing of what was changed as reviewed",
      reviewed: { actions: ["update"], before: { size: 1 }, after: { size: 2 }, after_unknown: {} },
      now: stays({ size: 2 }),
    },
    {
      what: "nothing of what is gone",
      reviewed: { actions: ["delete"], before: { name: "a" }, after: null, after_unknown: {} },
      now: undefined,
    },
    {
      what: "the second half of a replacement",
      reviewed: replace,
      now: create({ name: "new" }, { id: true }),
    },
    {
      what: "nothing of a replacement that is done",
      reviewed: replace,
      now: stays({ name: "new", id: "2" }),
    },
    { what: "what was not begun", reviewed: create({ name: "a" }), now: create({ name: "a" }) },
  ])("is $what", ({ reviewed, now }) => {
    expect(left(plan(reviewed), plan(now))).toBe(0);
  });

  it.each<{ readonly what: string; readonly reviewed: ChangeJson; readonly now: ChangeJson | undefined }>([
    { what: "is there with another value", reviewed: create({ name: "a" }), now: stays({ name: "b" }) },
    { what: "was to be created and is in no plan", reviewed: create({ name: "a" }), now: undefined },
    {
      what: "is deleted although it was to be changed",
      reviewed: { actions: ["update"], before: { size: 1 }, after: { size: 2 } },
      now: { actions: ["delete"], before: { size: 1 }, after: null },
    },
    { what: "is made anew with another value", reviewed: replace, now: create({ name: "other" }) },
    {
      what: "was to be deleted and stays",
      reviewed: { actions: ["delete"], before: { name: "a" }, after: null },
      now: stays({ name: "a" }),
    },
  ])("differs where something $what", ({ reviewed, now }) => {
    expect(left(plan(reviewed), plan(now))).toBeGreaterThan(0);
  });
});
