import { describe, expect, it } from "vitest";
import { NotAPlan } from "./not-a-plan";
import { parsePlan } from "./plan-text";
import { readChanges } from "./read-changes";

const PLAN = '{"format_version":"1.2","planned_values":{}}';

/** What is said of input that is no plan. */
function said(content: string | Uint8Array): string {
  try {
    readChanges(parsePlan(typeof content === "string" ? Buffer.from(content) : content));
    return "a plan";
  } catch (error) {
    if (error instanceof NotAPlan) return error.message;
    throw error;
  }
}

/** A plan with one change, whose entry is this. */
function withEntry(entry: unknown): string {
  return JSON.stringify({ format_version: "1.2", planned_values: {}, resource_changes: [entry] });
}

describe("the JSON of a plan", () => {
  it.each([
    { as: "UTF-8", content: Buffer.from(PLAN) },
    { as: "UTF-8 with a mark", content: Buffer.from(`\uFEFF${PLAN}`) },
    { as: "UTF-16, as PowerShell writes it", content: Buffer.from(`\uFEFF${PLAN}`, "utf16le") },
    { as: "UTF-16, the other way round", content: Buffer.from(`\uFEFF${PLAN}`, "utf16le").swap16() },
    { as: "text with a newline behind it", content: Buffer.from(`${PLAN}\n`) },
    { as: "a later minor format", content: Buffer.from(PLAN.replace("1.2", "1.9")) },
  ])("is read: $as", ({ content }) => {
    expect(said(content)).toBe("a plan");
  });

  it.each([
    { input: "nothing", content: "", got: "nothing at all: the input is empty" },
    { input: "blanks", content: " \n\n", got: "nothing at all: the input is empty" },
    {
      input: "a plan file",
      content: "PK\u0003\u0004abc",
      got: "a plan file as terraform plan -out writes it",
    },
    {
      input: "a state file",
      content: '{"version":4,"serial":1,"lineage":"a","resources":[]}',
      got: "a state file",
    },
    {
      input: "the JSON of a state",
      content: '{"format_version":"1.0","terraform_version":"1.11.4","values":{}}',
      got: "the JSON of a state, as terraform show -json prints it where no plan is named",
    },
    {
      input: "the JSON of an empty state",
      content: '{"format_version":"1.0"}',
      got: "the JSON of a state, as terraform show -json prints it where no plan is named",
    },
    {
      input: "messages",
      content: '{"@level":"info","@message":"Terraform 1.11.4"}\n{"@level":"info","@message":"x"}\n',
      got: "the messages of terraform plan -json, one JSON object on each line",
    },
    {
      input: "another format",
      content: PLAN.replace("1.2", "2.0"),
      got: "a plan of format 2.0, where 1.x is known",
    },
    {
      input: "a wrapper's line before it",
      content: `[command]/usr/bin/terraform show -json tfplan\n${PLAN}`,
      got: "a plan with lines of other output before it",
    },
    { input: "half of it", content: PLAN.slice(0, 20), got: "JSON that breaks off, or with more behind it" },
    { input: "two of them", content: `${PLAN}${PLAN}`, got: "JSON that breaks off, or with more behind it" },
    {
      input: "what people read",
      content: "Terraform will perform the following actions:\n",
      got: "text, which is no JSON: what terraform plan or show prints for people cannot be read",
    },
    { input: "null", content: "null", got: "JSON with null at the top" },
    { input: "a list", content: "[]", got: "JSON with a list at the top" },
    { input: "a number", content: "1", got: "JSON with a number at the top" },
    { input: "other JSON", content: '{"name":"shop"}', got: "JSON without a format_version" },
    {
      input: "a format that is a number",
      content: '{"format_version":1}',
      got: "JSON without a format_version",
    },
    {
      input: "changes that are no list",
      content: '{"format_version":"1.2","resource_changes":{}}',
      got: "a plan whose resource_changes is no list of objects",
    },
    {
      input: "a change without type",
      content: withEntry({ address: "a.b", change: {} }),
      got: "a plan whose resource_changes[0] has no address, type or change",
    },
    {
      input: "actions of another world",
      content: withEntry({ address: "a.b", type: "a", change: { actions: ["explode"] } }),
      got: 'a plan whose resource_changes[0] has the unknown actions "explode"',
    },
    {
      input: "a mode that is none, and a change that is null",
      content: withEntry({ address: "a.b", type: "a", mode: "managed", change: null }),
      got: "a plan whose resource_changes[0] has no address, type or change",
    },
  ])("is told from $input in one line, with how to make it", ({ content, got }) => {
    const line = said(content);

    expect(line).toMatch(/; make it with: .*terraform|; make it with: Terraform/i);
    expect(line).toContain(`expected the JSON of a plan, got ${got};`);
    expect(line).not.toContain("\n");
  });
});

describe("what a plan says of itself", () => {
  it("is whether Terraform broke off, and what it puts off", () => {
    const plan = { format_version: "1.2", errored: true, resource_changes: [], deferred_changes: [{}, {}] };
    expect(readChanges({ ...plan, terraform_version: "1.13.0" })).toMatchObject({
      isErrored: true,
      deferred: 2,
      terraform: "1.13.0",
    });
  });

  it.each([
    { actions: ["delete", "create"], action: "replace", isCreatedFirst: false },
    { actions: ["create", "delete"], action: "replace", isCreatedFirst: true },
    { actions: ["create", "forget"], action: "forget", isCreatedFirst: true },
    { actions: ["forget"], action: "forget", isCreatedFirst: false },
  ])("is that $actions is $action", ({ actions, action, isCreatedFirst }) => {
    const plan = JSON.parse(
      withEntry({ address: "a.b", type: "a", change: { actions, before: {}, after: {} } }),
    );
    expect(readChanges(plan).changes).toMatchObject([{ action, isCreatedFirst }]);
  });
});
