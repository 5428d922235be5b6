import type { Known, PlanChanges, ResourceChange } from "@strata/inventory";
import type { ChangeRule } from "../change-rule";
import { changes } from "../conditions";
import { type ShownChange, shownChange } from "./shown";

/** A rule that a change meets, or may meet. */
export interface Match {
  readonly rule: ChangeRule;
  readonly verdict: "found" | "unknown until apply";
  /** The attributes that meet it. */
  readonly attributes: readonly ShownChange[];
}

/** How a change meets a rule; undefined where it does not. */
export function matchOf(rule: ChangeRule, change: ResourceChange, plan: PlanChanges): Match | undefined {
  const { action } = change;
  if (action === "create" || action === "forget" || !rule.on.includes(action)) return undefined;
  const held = rule.only?.holds(change, plan) ?? true;
  if (held === false) return undefined;
  const found = attributesOf(rule, change);
  if (found === undefined) return undefined;
  const isUnknown = held === "unknown" || found.verdict === "unknown until apply";
  return { ...found, rule, verdict: isUnknown ? "unknown until apply" : "found" };
}

/** The attributes for which Terraform replaces it and that no rule among these is about; undefined where all is said. */
export function unexplained(
  change: ResourceChange,
  found: readonly Match[],
): readonly ShownChange[] | undefined {
  if (change.action === "update") return undefined;
  if (change.action === "delete") return found.length > 0 ? undefined : [];
  const said = found.flatMap(({ attributes }) => attributes.map(({ attribute }) => attribute));
  const rest = change.replacedFor.filter((path) => !said.includes(path));
  if (rest.length === 0 && change.replacedFor.length > 0) return undefined;
  return rest.map((path) => shownChange(change, path));
}

type Found = Pick<Match, "verdict" | "attributes">;

function attributesOf({ attributes, when }: ChangeRule, change: ResourceChange): Found | undefined {
  if (attributes.length === 0) return { verdict: "found", attributes: [] };
  const isReplaced = change.action === "replace";
  const judged = attributes
    .flatMap((attribute) => pathsOf(attribute, change))
    .map((path) => {
      const [before, after] = [change.before.at(path), change.after.at(path)];
      const isOpen = before.is === "unknown" || after.is === "unknown";
      // That Terraform replaces it is certain, for a value that it does not know yet too.
      if (isReplaced && (isOpen || when === undefined)) return { path, isUnknown: false, isMet: true };
      if (isOpen) return { path, isUnknown: mayFollow(when, before), isMet: false };
      return { path, isUnknown: false, isMet: (when ?? changes).test(before.value, after.value, change) };
    });
  const met = judged.filter(({ isMet }) => isMet);
  const open = judged.filter(({ isUnknown }) => isUnknown);
  const shown = (found: readonly { readonly path: string }[]): readonly ShownChange[] =>
    found.map(({ path }) => shownChange(change, path));
  if (met.length > 0) return { verdict: "found", attributes: shown(met) };
  return open.length > 0 ? { verdict: "unknown until apply", attributes: shown(open) } : undefined;
}

/** Of a replacement, the paths that force it and are the attribute, in it, or around it. */
function pathsOf(attribute: string, { action, replacedFor }: ResourceChange): readonly string[] {
  if (action !== "replace") return [attribute];
  return replacedFor.filter(
    (path) => path === attribute || path.startsWith(`${attribute}.`) || attribute.startsWith(`${path}.`),
  );
}

function mayFollow(when: ChangeRule["when"], before: Known): boolean {
  return before.is === "unknown" || (when?.mayFollow?.(before.value) ?? true);
}
