import { asList, type Block, isBlock } from "../block-path";
import { Mentions } from "./mentions";
import { NotAPlan } from "./not-a-plan";
import type { ChangeAction, PlanChanges, ResourceChange } from "./resource-change";
import { Side } from "./side";

/** Actions as plans have them, joined. Source: Terraform, "JSON Output Format", Change Representation. */
const ACTIONS: Readonly<Record<string, ChangeAction | "none">> = {
  "no-op": "none",
  read: "none",
  create: "create",
  update: "update",
  delete: "delete",
  forget: "forget",
  "delete,create": "replace",
  "create,delete": "replace",
  // The new one is made, and the old one stays behind.
  "create,forget": "forget",
};

/**
 * What a plan changes: of any Terraform configuration, modules and all. Data sources are no change.
 * @param plan what `terraform show -json <plan file>` prints, see parsePlan
 * @throws {NotAPlan} with one line where it has something that no plan has
 */
export function readChanges(plan: Block): PlanChanges {
  const entries = listIn(plan, "resource_changes").filter(({ mode = "managed" }) => mode === "managed");
  const all = entries.map((entry, index) => ({ action: actionOf(entry, index), ...changeOf(entry) }));
  return {
    changes: all.flatMap(({ action, ...change }) => (action === "none" ? [] : [{ ...change, action }])),
    mentions: new Mentions(all.filter(({ action }) => action !== "delete")),
    isErrored: plan.errored === true,
    deferred: listIn(plan, "deferred_changes").length,
    ...(typeof plan.terraform_version === "string" ? { terraform: plan.terraform_version } : {}),
  };
}

function listIn(plan: Block, key: string): readonly Block[] {
  const list = plan[key] ?? [];
  if (!Array.isArray(list) || !list.every(isBlock))
    throw new NotAPlan(`a plan whose ${key} is no list of objects`);
  return list;
}

function actionOf(entry: Block, index: number): ChangeAction | "none" {
  const place = `resource_changes[${index}]`;
  if (addressIn(entry) === undefined || !isBlock(entry.change)) {
    throw new NotAPlan(`a plan whose ${place} has no address, type or change`);
  }
  const actions = asList(entry.change.actions).join();
  const action = ACTIONS[actions];
  if (action === undefined) {
    throw new NotAPlan(`a plan whose ${place} has the unknown actions ${JSON.stringify(actions)}`);
  }
  return action;
}

function changeOf(entry: Block): Omit<ResourceChange, "action"> {
  const change = entry.change as Block;
  const {
    before,
    after,
    before_sensitive: secretBefore,
    after_unknown: unknown,
    after_sensitive: secret,
  } = change;
  return {
    address: addressIn(entry) ?? "",
    type: String(entry.type),
    isCreatedFirst: asList(change.actions)[0] === "create",
    ...textAt(entry, "action_reason", "cause"),
    ...textAt(entry, "previous_address", "previousAddress"),
    ...textAt(entry, "deposed", "deposed"),
    replacedFor: unique(asList(change.replace_paths).map(pathOf)),
    before: new Side(before, false, secretBefore),
    after: new Side(after, unknown, secret),
  };
}

/** A plan that was written by hand may have the type and name alone. */
function addressIn({ address, type, name }: Block): string | undefined {
  if (typeof type !== "string") return undefined;
  if (typeof address === "string") return address;
  return typeof name === "string" ? `${type}.${name}` : undefined;
}

function textAt<Key extends string>(entry: Block, from: string, to: Key): { readonly [K in Key]?: string } {
  const value = entry[from];
  return typeof value === "string" ? ({ [to]: value } as { readonly [K in Key]: string }) : {};
}

/** A path of steps without positions in lists: `["root_block_device", 0, "encrypted"]` is `root_block_device.encrypted`. */
function pathOf(steps: unknown): string {
  return asList(steps)
    .filter((step) => typeof step === "string")
    .join(".");
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
