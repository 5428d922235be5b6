import { describe, expect, it } from "vitest";
import { eventIn, faultIn, faultText, plannedChange, progressAfter, type TerraformEvent } from "./events";

const event = (content: object): TerraformEvent => eventIn(JSON.stringify(content)) as TerraformEvent;

describe("a line of Terraform's JSON output", () => {
  it.each(["", "panic: runtime error", "{", "null", "7", '{"@level":"info"}'])("is no event: %s", (line) => {
    expect(eventIn(line)).toBeUndefined();
  });
});

describe("the progress of an apply", () => {
  it("counts changes, and neither look-ups nor the summary of the apply itself", () => {
    const events = [
      { type: "change_summary", changes: { add: 2, change: 1, remove: 1, operation: "plan" } },
      { type: "apply_start", hook: { action: "create" } },
      { type: "apply_complete", hook: { action: "create" } },
      { type: "apply_complete", hook: { action: "read" } },
      { type: "apply_errored", hook: { action: "update" } },
      { type: "change_summary", changes: { add: 1, change: 0, remove: 0, operation: "apply" } },
    ].map(event);

    expect(events.reduce(progressAfter, { done: 0, total: 0 })).toEqual({ done: 2, total: 4 });
  });
});

describe("what an event tells", () => {
  it("is a planned change, or none", () => {
    const change = { resource: { addr: "aws_vpc.vpc" }, action: "replace" };

    expect(plannedChange(event({ type: "planned_change", change }))).toEqual({
      address: "aws_vpc.vpc",
      action: "replace",
    });
    expect(plannedChange(event({ type: "resource_drift", change }))).toBeUndefined();
  });

  it.each([
    {
      diagnostic: { severity: "error", summary: "no", detail: "because\n", address: "aws_vpc.vpc" },
      text: "aws_vpc.vpc: no: because",
    },
    { diagnostic: { severity: "error", summary: "no", detail: "" }, text: "no" },
    { diagnostic: { severity: "warning", summary: "old", detail: "new" }, text: undefined },
  ])("is the error $text", ({ diagnostic, text }) => {
    const fault = faultIn(event({ type: "diagnostic", diagnostic }));

    expect(fault && faultText(fault)).toBe(text);
  });
});
