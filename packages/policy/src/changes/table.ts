import type { ChangeRule, Effect } from "./change-rule";
import { changes } from "./conditions";
import { CHANGES_BY_SERVICE } from "./rules";

/** A change rule as text, for pages. */
export interface ChangeRow {
  readonly service: string;
  readonly id: string;
  readonly types: readonly string[];
  readonly attributes: readonly string[];
  /** When it is said, in words, for example `engine_version goes down`. */
  readonly when: string;
  readonly effect: Effect;
  readonly lasts?: string;
  readonly reason: string;
  readonly way: string;
  readonly source: readonly string[];
  /** Said of a replacement for which no other rule is said. */
  readonly isGeneral: boolean;
}

/** Every change rule as plain data, service by service. */
export function changeRules(): readonly ChangeRow[] {
  return Object.entries(CHANGES_BY_SERVICE)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([service, rules]) => rules.map((rule) => rowOf(service, rule)));
}

function rowOf(service: string, rule: ChangeRule): ChangeRow {
  const { id, types, attributes, effect, lasts, reason, way, source } = rule;
  return {
    service,
    id,
    types,
    attributes,
    when: whenOf(rule),
    effect,
    ...(lasts === undefined ? {} : { lasts }),
    reason,
    way,
    source,
    isGeneral: rule.isGeneral === true,
  };
}

function whenOf({ on, attributes, when = changes, only, isGeneral }: ChangeRule): string {
  const circumstances = only === undefined ? "" : ` ${only.words}`;
  if (on.includes("update")) return `${when.words}${circumstances}`;
  if (isGeneral === true) return `replaced for any other reason${circumstances}`;
  if (attributes.length > 0) return `changes, and Terraform replaces it${circumstances}`;
  return `${on.map((action) => (action === "delete" ? "deleted" : "replaced")).join(" or ")}${circumstances}`;
}
