import type { PlanChanges, ResourceChange } from "@strata/inventory";
import { type ChangeRule, TO_DECIDE } from "../change-rule";
import { usersOf } from "../conditions";
import { CHANGE_RULES } from "../rules";
import { holdsNothing } from "../stateless";
import type { ChangeFinding } from "./finding";
import { addressOf, causeOf, forgotten, generalFinding } from "./general";
import { type Match, matchOf, unexplained } from "./match";
import { renamedTo } from "./renamed";
import { unknownFindings } from "./unknown";

/** Users of one resource that a finding names; the rest is counted. */
const NAMED_USERS = 5;

/** Judges every change of a plan. What is deleted or replaced and of no type that a rule knows is said too. */
export function judgeChanges(
  plan: PlanChanges,
  rules: readonly ChangeRule[] = CHANGE_RULES,
): readonly ChangeFinding[] {
  return plan.changes.flatMap((change) => findingsOf(change, plan, rules));
}

/** Whether somebody has to decide on it before it is applied. */
export function isToDecide({ effect, verdict }: ChangeFinding): boolean {
  return verdict === "found" && effect !== "forgets" && TO_DECIDE.includes(effect);
}

function findingsOf(
  change: ResourceChange,
  plan: PlanChanges,
  rules: readonly ChangeRule[],
): readonly ChangeFinding[] {
  if (change.action === "create") return [];
  if (change.action === "forget") return [forgotten(change)];
  const matches = rules
    .filter(({ types }) => types.includes(change.type))
    .flatMap((rule) => matchOf(rule, change, plan) ?? []);
  const found = matches.filter(({ rule, verdict }) => verdict === "found" && rule.isGeneral !== true);
  const notes = notesOf(change, plan);
  return [
    ...found.map((match) => findingOf(match, change, notes)),
    ...unknownFindings(matches, change),
    ...restOf(change, matches, found, notes),
  ];
}

/** What no particular rule says: of a replacement for other reasons, or of a type without rules. */
function restOf(
  change: ResourceChange,
  matches: readonly Match[],
  found: readonly Match[],
  notes: readonly string[],
): readonly ChangeFinding[] {
  const attributes = unexplained(change, found);
  if (attributes === undefined) return [];
  const general = matches.find(({ rule }) => rule.isGeneral === true);
  if (general !== undefined) return [findingOf({ ...general, attributes }, change, notes)];
  return holdsNothing(change.type) ? [] : [generalFinding(change, attributes, notes)];
}

function findingOf(
  { rule, attributes }: Match,
  change: ResourceChange,
  notes: readonly string[],
): ChangeFinding {
  const { type, previousAddress, action } = change;
  const { id, effect, lasts, reason, way, source } = rule;
  return {
    rule: id,
    address: addressOf(change),
    type,
    ...(previousAddress === undefined ? {} : { previousAddress }),
    action,
    effect,
    verdict: "found",
    ...(lasts === undefined ? {} : { lasts }),
    attributes,
    reason,
    way,
    source,
    notes,
  };
}

/** What else the plan says of a resource that goes. */
function notesOf(change: ResourceChange, plan: PlanChanges): readonly string[] {
  if (change.action !== "delete" && change.action !== "replace") return [];
  const renamed = renamedTo(change, plan);
  const users = usersOf(change, plan);
  const more = users.length > NAMED_USERS ? ` and ${users.length - NAMED_USERS} more` : "";
  return [
    ...causeOf(change),
    ...(users.length === 0 ? [] : [`used by ${users.slice(0, NAMED_USERS).join(", ")}${more}`]),
    ...(renamed === undefined
      ? []
      : [
          `${renamed} is made under the same name: if it is the same one, write moved { from = ${change.address}, to = ${renamed} }`,
        ]),
  ];
}
