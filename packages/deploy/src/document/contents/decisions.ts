import { type ChangeFinding, causeOf, isToDecide } from "@strata/policy";
import type { ResourceEntry } from "../../refinement";
import type { Decision, Finding } from "../content";
import type { GuardedChange, TouchedSetting } from "../input";
import { type AttributeChange, attributeChanges, pathText, type Secrets, type Side, sideAt } from "../values";
import { addressOf, after, before, type PlannedLayer, untilOf } from "./planned-layer";
import { changesOf } from "./resource-changes";

/** What decisions are made of, besides the plans. */
export interface DecisionContext {
  readonly guarded: readonly GuardedChange[];
  readonly settings: readonly TouchedSetting[];
  readonly secrets: Secrets;
}

/** What is destroyed or replaced, and what else somebody has to decide on. The same of several resources is one. */
export function decisionsOf(layers: readonly PlannedLayer[], context: DecisionContext): readonly Decision[] {
  const found = layers.flatMap((layer) =>
    layer.entries.flatMap((entry) => decisionOf(layer, entry, context) ?? []),
  );
  const named = new Set(
    found.flatMap(({ layer, addresses, guarded }) =>
      [...addresses, ...(guarded?.allowed ?? [])].map((one) => `${layer} ${one}`),
    ),
  );
  // Whoever guards them may know more than the plans that were given.
  const others = context.guarded
    .filter(({ layer, address }) => !named.has(`${layer} ${address}`))
    .map((guard) => guardedAlone(guard, context));
  return [...together([...found, ...others])].sort((one, other) => rankOf(one) - rankOf(other));
}

/** What has to be decided of one resource; undefined: nothing. */
function decisionOf(
  layer: PlannedLayer,
  entry: ResourceEntry,
  { guarded, settings, secrets }: DecisionContext,
): Decision | undefined {
  const action = actionOf(entry);
  const address = addressOf(entry);
  const findings = layer.findings.filter((finding) => finding.address === address);
  const decided = action === "update" ? findings.filter(isToDecide) : findings;
  if (action === undefined || (action === "update" && decided.length === 0)) return undefined;
  const guard = guarded.find((one) => isGuardOf(one, layer, entry, action));
  const { given } = action === "delete" ? { given: [] } : changesOf(layer, entry);
  const forcedBy = action === "replace" ? forces(layer, entry, guard) : [];
  const others = given.filter((change) => !forcedBy.some((force) => force.path === change.path));
  const causes = causeOf(entry.action_reason === undefined ? {} : { cause: entry.action_reason });
  const touching = settings.flatMap(({ place, path, touches }) =>
    touches
      .filter((one) => one.layer === layer.layer && one.address === entry.address)
      .map(({ isReplacing = false }) => ({ isReplacing, text: `${place} ${path.join(".")}` })),
  );
  // A tag changes too, and replaces nothing.
  const forcing = touching.filter(({ isReplacing }) => action === "replace" && isReplacing);
  const behind = (forcing.length > 0 ? forcing : touching).map(({ text }) => text);
  return {
    layer: layer.layer,
    type: entry.type,
    action,
    addresses: [address],
    isCreatedFirst: action === "replace" && entry.change.actions[0] === "create",
    causes,
    forcedBy,
    others: action === "update" ? others.filter((change) => isFindings(change, decided)) : others,
    ...(guard === undefined
      ? {}
      : { guarded: { reason: secrets.textWithout(guard.reason), allowed: [entry.address] } }),
    // Whoever guards it may know which of them forces it.
    settings: (guard?.settings ?? [...new Set(behind)]).map((setting) => secrets.textWithout(setting)),
    findings: decided.map((finding) => findingOf(finding, causes)),
  };
}

/** A guard may name the address alone of what an earlier replacement has left there. */
function isGuardOf(
  guard: GuardedChange,
  { layer }: PlannedLayer,
  entry: ResourceEntry,
  action: Decision["action"],
): boolean {
  if (guard.layer !== layer) return false;
  return guard.address === addressOf(entry) || (guard.address === entry.address && guard.action === action);
}

function guardedAlone(guard: GuardedChange, { secrets }: DecisionContext): Decision {
  const { layer, address, type, action, reason, forcedBy = [], settings = [] } = guard;
  return {
    layer,
    type,
    action,
    addresses: [address],
    isCreatedFirst: false,
    causes: forcedBy.length === 0 ? [] : [`forced by ${forcedBy.join(", ")}`],
    forcedBy: [],
    others: [],
    guarded: { reason: secrets.textWithout(reason), allowed: [address] },
    settings,
    findings: [],
  };
}

function actionOf({ change: { actions } }: ResourceEntry): Decision["action"] | undefined {
  const action = actions.join();
  if (action === "delete" || action === "update") return action;
  return action === "delete,create" || action === "create,delete" ? "replace" : undefined;
}

/** The changes that force a replacement. */
function forces(
  layer: PlannedLayer,
  entry: ResourceEntry,
  guard: GuardedChange | undefined,
): readonly AttributeChange[] {
  const { change } = entry;
  const [was, is] = [before(change), after(change)];
  const until = untilOf(layer, entry);
  const all = attributeChanges(was, is, until);
  const paths = (change.replace_paths ?? []).filter((path) => path.length > 0);
  const ofPlan = paths.flatMap((path) => {
    const name = pathText(path);
    const found = all.filter((one) => isWithin(one.path, name));
    if (found.length > 0) return found;
    // An element of a list that was paired with another one.
    const [from, to] = [was, is].map((side) => path.reduce<Side>(sideAt, side)) as [Side, Side];
    const between = attributeChanges(
      { ...was, value: { at: from.value }, unknown: false, sensitive: { at: from.sensitive } },
      { value: { at: to.value }, unknown: { at: to.unknown }, sensitive: { at: to.sensitive } },
      () => until(path),
    );
    return between.map((one) => ({ ...one, path: one.path.replace(/^at/, name) }));
  });
  const more = (guard?.forcedBy ?? []).flatMap((name) => all.filter((one) => isWithin(one.path, name)));
  return [...new Map([...ofPlan, ...more].map((one) => [one.path, one])).values()];
}

/** Whether a path is an attribute, or a part of it. */
function isWithin(path: string, attribute: string): boolean {
  return path === attribute || (path.startsWith(attribute) && /^[.[:]/.test(path.slice(attribute.length)));
}

/** Whether a finding is about a change. Paths of findings have no positions. */
function isFindings({ path }: AttributeChange, findings: readonly ChangeFinding[]): boolean {
  const plain = path.replace(/\[[^\]]*\]/g, "");
  return findings.some(({ attributes }) => attributes.some(({ attribute }) => isWithin(plain, attribute)));
}

function findingOf(finding: ChangeFinding, causes: readonly string[]): Finding {
  const { rule, effect, verdict, lasts, attributes, reason, way, notes } = finding;
  return {
    rule,
    effect,
    verdict,
    ...(lasts === undefined ? {} : { lasts }),
    attributes,
    reason,
    way,
    notes: notes.filter((note) => !causes.includes(note)),
  };
}

/** Decisions that differ in their addresses alone are one. */
function together(decisions: readonly Decision[]): readonly Decision[] {
  const groups = new Map<string, Decision>();
  for (const decision of decisions) {
    const { addresses, guarded, ...rest } = decision;
    const key = JSON.stringify([rest, guarded?.reason]);
    const group = groups.get(key);
    groups.set(key, group === undefined ? decision : joinedWith(group, decision));
  }
  return [...groups.values()];
}

function joinedWith(group: Decision, { addresses, guarded }: Decision): Decision {
  const allowed = [...new Set([...(group.guarded?.allowed ?? []), ...(guarded?.allowed ?? [])])];
  return {
    ...group,
    addresses: [...group.addresses, ...addresses],
    ...(group.guarded === undefined ? {} : { guarded: { ...group.guarded, allowed } }),
  };
}

/** What holds data, what the rules want decided, what goes, what is replaced. */
function rankOf({ guarded, action, findings }: Decision): number {
  if (guarded !== undefined) return action === "delete" ? 0 : 1;
  const isOpen = findings.some(({ verdict, effect }) => verdict === "found" && effect !== "interrupts");
  return (isOpen ? 2 : 5) + ["delete", "replace", "update"].indexOf(action);
}

/** Places of attributes that decisions show, as `layer address path`, so that nothing else shows them again. */
export function decidedChanges(decisions: readonly Decision[]): ReadonlySet<string> {
  return new Set(
    decisions.flatMap(({ layer, addresses, others }) =>
      addresses.flatMap((address) => others.map(({ path }) => `${layer} ${address} ${path}`)),
    ),
  );
}
