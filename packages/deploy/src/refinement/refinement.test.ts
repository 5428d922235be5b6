import { describe, expect, it } from "vitest";
import type { ChangeJson, JudgedPlan, ResourceEntry } from "./plan-json";
import { differences, refines } from "./refinement";

const queue = (change: Partial<ChangeJson>, more: Partial<ResourceEntry> = {}): ResourceEntry => ({
  address: "aws_sqs_queue.orders",
  type: "aws_sqs_queue",
  mode: "managed",
  change: { actions: ["update"], before: { name: "orders" }, after: { name: "orders" }, ...change },
  ...more,
});
const judged = (resources: readonly ResourceEntry[], more: Partial<JudgedPlan> = {}): JudgedPlan => ({
  plan: { terraform_version: "1.11.4", resource_changes: resources },
  providers: { "hashicorp/aws": "5.100.0" },
  unit: "1",
  ...more,
});

describe("a plan that is not what was reviewed", () => {
  const reviewed = judged([
    queue({ after: { name: "orders", tags: { Name: "a" } }, after_unknown: { kms_key_id: true } }),
  ]);

  it("says where, what was reviewed and what is now", () => {
    const now = judged([
      queue({ after: { name: "orders", kms_key_id: "key", tags: { Name: "b" } } }),
      queue({ actions: ["create"] }, { address: "aws_sqs_queue.more" }),
    ]);

    expect(differences(reviewed, now)).toEqual([
      {
        address: "aws_sqs_queue.orders",
        attribute: "tags.Name",
        reviewed: { kind: "known", value: "a" },
        now: { kind: "known", value: "b" },
      },
      {
        address: "aws_sqs_queue.more",
        attribute: "",
        reviewed: { kind: "absent" },
        now: { kind: "known", value: "create" },
      },
    ]);
  });

  it.each<{ readonly what: string; readonly now: JudgedPlan; readonly attribute: string }>([
    {
      what: "another Terraform",
      now: { ...reviewed, plan: { ...reviewed.plan, terraform_version: "1.12.0" } },
      attribute: "terraform_version",
    },
    {
      what: "another provider",
      now: { ...reviewed, providers: { "hashicorp/aws": "6.0.0" } },
      attribute: "provider hashicorp/aws",
    },
    {
      what: "one provider more",
      now: { ...reviewed, providers: { ...reviewed.providers, other: "1" } },
      attribute: "provider other",
    },
    { what: "another unit", now: { ...reviewed, unit: "2" }, attribute: "unit" },
    {
      what: "an error",
      now: { ...reviewed, plan: { ...reviewed.plan, errored: true } },
      attribute: "errored",
    },
  ])("is one of $what", ({ now, attribute }) => {
    expect(differences(reviewed, now).map((found) => [found.address, found.attribute])).toEqual([
      ["plan", attribute],
    ]);
  });

  it.each<{
    readonly what: string;
    readonly was: ResourceEntry;
    readonly is: ResourceEntry;
    readonly attribute: string;
  }>([
    {
      what: "moves from another address",
      was: queue({}, { previous_address: "aws_sqs_queue.a" }),
      is: queue({}, { previous_address: "aws_sqs_queue.b" }),
      attribute: "previous_address",
    },
    {
      what: "imports something else",
      was: queue({ importing: { id: "a" } }),
      is: queue({ importing: { id: "b" } }),
      attribute: "importing.id",
    },
    {
      what: "imports no longer",
      was: queue({ importing: { id: "a" } }),
      is: queue({}),
      attribute: "importing",
    },
    {
      what: "replaces for another cause",
      was: queue({ actions: ["delete", "create"] }, { action_reason: "replace_because_cannot_update" }),
      is: queue({ actions: ["delete", "create"] }, { action_reason: "replace_because_tainted" }),
      attribute: "action_reason",
    },
    {
      what: "replaces for fewer known reasons",
      was: queue({ actions: ["delete", "create"], replace_paths: [["name"], ["id"]] }),
      is: queue({ actions: ["delete", "create"], replace_paths: [["id"]] }),
      attribute: "replace_paths",
    },
  ])("is one that $what", ({ was, is, attribute }) => {
    expect(differences(judged([was]), judged([is])).map((found) => found.attribute)).toEqual([attribute]);
  });
});

describe("a plan that is what was reviewed", () => {
  it("may replace no longer because of a value that was unknown and is the same", () => {
    const replaced = { actions: ["delete", "create"], replace_paths: [["name"], ["subnet_id"]] };
    const was = queue({ ...replaced, after: { name: "b" }, after_unknown: { subnet_id: true } });
    const is = queue({ ...replaced, after: { name: "b", subnet_id: "s-1" }, replace_paths: [["name"]] });

    expect(refines(judged([is]), judged([was]))).toBe(true);
    expect(refines(judged([was]), judged([is]))).toBe(false);
  });

  it("has no data sources to compare, and not the resource that a copy for planning has", () => {
    const copy = judged([
      queue({}),
      queue({ actions: ["read"] }, { address: "data.aws_ami.node", mode: "data" }),
      queue({ actions: ["create"] }, { address: "terraform_data.strata_unknown", type: "terraform_data" }),
    ]);

    expect(refines(judged([queue({})]), copy)).toBe(true);
  });

  it("may have elements of a set in another order, once all of them are known", () => {
    const schemas = {
      provider_schemas: {
        aws: {
          resource_schemas: {
            aws_sqs_queue: { block: { attributes: { groups: { type: ["set", "string"] } } } },
          },
        },
      },
    } as const;
    const was = judged([
      queue({ after: { groups: ["sg-1", null] }, after_unknown: { groups: [false, true] } }),
    ]);
    const is = judged([queue({ after: { groups: ["sg-0", "sg-1"] } })]);

    expect(refines(is, was, schemas)).toBe(true);
    expect(refines(is, was)).toBe(false);
  });
});
