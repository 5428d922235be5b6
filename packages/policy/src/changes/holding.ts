import type { ChangeRule, Circumstance, Effect, SampleChange } from "./change-rule";
import { createdFirst, deletedFirst } from "./conditions";

/** What resources of a type hold, and what becomes of that when they are deleted or replaced. */
export interface Holding {
  /** Start of the rules' ids, for example `efs-file-system`. */
  readonly id: string;
  readonly types: readonly string[];
  /** @default "destroys" */
  readonly effect?: Effect;
  /** What is lost, as the end of a sentence. */
  readonly lost: string;
  /** The way to do without it. */
  readonly deletion: string;
  /** The way to another one in its place. @default the way of the deletion */
  readonly replacement?: string;
  readonly source: readonly string[];
  /** Deletions that end otherwise, by circumstances; instead of the one rule for all deletions. */
  readonly deletions?: readonly Deletion[];
  /** Arguments that cannot be changed in place. */
  readonly fixed?: readonly Fixed[];
  /** What a replacement interrupts where the new one is there before the old one goes; all else is then well. */
  readonly replacedFirst?: { readonly lasts: string; readonly reason: string };
}

/** A deletion under circumstances. */
export interface Deletion {
  /** End of the rule's id, for example `protected`. */
  readonly id: string;
  readonly only: Circumstance;
  readonly effect: Effect;
  readonly reason: string;
  readonly way: string;
  readonly source?: readonly string[];
  /** Attributes with which it is so, and with which it is not. */
  readonly sample: Pick<SampleChange, "before" | "beside">;
  readonly otherwise: Pick<SampleChange, "before" | "beside">;
  /** Whether it also holds for the deletion that is half of a replacement. @default false */
  readonly alsoReplaced?: boolean;
}

/** Arguments for whose change Terraform deletes the resource and makes another. */
export interface Fixed {
  /** End of the rule's id, for example `name`. */
  readonly id: string;
  readonly attributes: readonly string[];
  /** @default that of the holding */
  readonly effect?: Effect;
  readonly reason: string;
  /** @default the replacement's */
  readonly way?: string;
  readonly source?: readonly string[];
}

const TAGGED: SampleChange = { before: { tags: { team: "one" } }, after: { tags: { team: "two" } } };

/** The rules of a holding: of deletion, of each fixed argument, and of replacement for any other reason. */
export function rulesOf(holding: Holding): readonly ChangeRule[] {
  const { id, types, effect = "destroys", lost, deletion, replacement = deletion, source } = holding;
  const about = { types, source };
  const order = holding.replacedFirst === undefined ? {} : { only: deletedFirst };
  const deleted: readonly ChangeRule[] =
    holding.deletions === undefined
      ? [
          {
            ...about,
            id: `${id}-deleted`,
            on: ["delete"],
            attributes: [],
            effect,
            reason: `with it goes ${lost}`,
            way: deletion,
            fault: { before: { id: "one" } },
            right: TAGGED,
          },
        ]
      : holding.deletions.map((each) => deletionRule(holding, each));
  const fixed = (holding.fixed ?? []).map(
    (one): ChangeRule => ({
      ...about,
      ...order,
      way: replacement,
      effect,
      ...one,
      id: `${id}-${one.id}-changed`,
      on: ["replace"],
      fault: replacedFor(one.attributes[0] ?? ""),
      right: TAGGED,
    }),
  );
  const replaced: ChangeRule = {
    ...about,
    ...order,
    id: `${id}-replaced`,
    on: ["replace"],
    attributes: [],
    effect,
    reason: `another one takes its place, without ${lost}`,
    way: replacement,
    isGeneral: true,
    fault: { before: { id: "one" }, after: {}, replacedFor: [] },
    right: TAGGED,
  };
  return [...deleted, ...fixed, replaced, ...replacedFirst(holding)];
}

/** The new one is there first: whoever uses the old one changes over. */
function replacedFirst({ id, types, source, replacedFirst: found }: Holding): readonly ChangeRule[] {
  if (found === undefined) return [];
  return [
    {
      id: `${id}-replaced-first`,
      types,
      source,
      on: ["replace"],
      attributes: [],
      only: createdFirst,
      effect: "interrupts",
      ...found,
      way: "look at the plan: whatever uses the old one has to change over to the new one in it",
      isGeneral: true,
      fault: { before: { id: "one" }, after: {}, replacedFor: [], isCreatedFirst: true },
      right: { before: { id: "one" }, after: {}, replacedFor: [] },
    },
  ];
}

function deletionRule(holding: Holding, deletion: Deletion): ChangeRule {
  const { id, types, source } = holding;
  const { only, effect, reason, way, sample, otherwise, alsoReplaced = false } = deletion;
  return {
    types,
    id: `${id}-deleted-${deletion.id}`,
    on: alsoReplaced ? ["delete", "replace"] : ["delete"],
    attributes: [],
    only,
    effect,
    reason,
    way,
    source: deletion.source ?? source,
    fault: sample,
    right: otherwise,
  };
}

/** A replacement for one attribute. */
export function replacedFor(attribute: string): SampleChange {
  return {
    before: withValue(attribute, "one"),
    after: withValue(attribute, "other"),
    replacedFor: [attribute],
  };
}

/** Attributes in which a path has a value. */
export function withValue(path: string, value: unknown): Readonly<Record<string, unknown>> {
  const [first = "", ...rest] = path.split(".");
  return { [first]: rest.length === 0 ? value : [withValue(rest.join("."), value)] };
}
