import { type PlanChanges, parsePlan, readChanges } from "@strata/inventory";
import type { SampleChange } from "./change-rule";
import { type ChangeFinding, judgeChanges } from "./judging";

/** One entry of `resource_changes`, as `terraform show -json` prints it. */
export interface Entry {
  readonly address: string;
  readonly type: string;
  readonly mode?: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before?: unknown;
    readonly after?: unknown;
    readonly after_unknown?: unknown;
    readonly before_sensitive?: unknown;
    readonly after_sensitive?: unknown;
    readonly replace_paths?: readonly (readonly (string | number)[])[];
  };
  readonly [more: string]: unknown;
}

/** A plan with these changes. */
export function planOf(entries: readonly unknown[], more: object = {}): PlanChanges {
  const plan = {
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: {},
    resource_changes: entries,
  };
  return readChanges(parsePlan(Buffer.from(JSON.stringify({ ...plan, ...more }))));
}

/** What the rules say of one change. */
export function findingsOf(type: string, sample: SampleChange, more: object = {}): readonly ChangeFinding[] {
  return judgeChanges(planOf(entriesOf(type, sample, more)));
}

/** A change of one resource, `sample`, and resources that stay beside it. */
export function entriesOf(type: string, sample: SampleChange, more: object = {}): readonly Entry[] {
  const { before = null, after = null, replacedFor, beside = {} } = sample;
  const stay = Object.entries(beside).map(([address, values]) => ({
    address,
    type: address.split(".")[0] ?? "",
    mode: "managed",
    change: { actions: ["no-op"], before: values, after: values, after_unknown: {} },
  }));
  const change = {
    actions: actionsOf(sample),
    before,
    after,
    after_unknown: {},
    before_sensitive: {},
    after_sensitive: {},
    ...(replacedFor === undefined ? {} : { replace_paths: replacedFor.map((path) => stepsTo(path)) }),
  };
  return [{ address: `${type}.sample`, type, mode: "managed", change, ...more }, ...stay];
}

function actionsOf({ before, after, replacedFor, isCreatedFirst = false }: SampleChange): readonly string[] {
  if (before === undefined) return ["create"];
  if (after === undefined) return ["delete"];
  if (replacedFor === undefined) return ["update"];
  return isCreatedFirst ? ["create", "delete"] : ["delete", "create"];
}

/** Blocks of the samples are lists of one. */
function stepsTo(path: string): readonly (string | number)[] {
  return path.split(".").flatMap((step, index) => (index === 0 ? [step] : [0, step]));
}

/** A change of one database, in place where nothing else is said. */
export function database(change: Partial<Entry["change"]>, more: object = {}): Entry {
  const type = "aws_db_instance";
  const address = `${type}.orders`;
  return {
    address,
    type,
    mode: "managed",
    change: { actions: ["update"], before: {}, after: {}, ...change },
    ...more,
  };
}
