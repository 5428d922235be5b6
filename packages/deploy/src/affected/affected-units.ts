import { pathText } from "@strata/inventory";
import { consumedOutputs, type OutputPath } from "../consumed";
import { type BlockChange, blockChanges, changeText, fileChanges } from "./block-changes";
import { digestOfSide } from "./blocks";
import { ChangedValues } from "./changed-values";
import type { SideUnit } from "./side";

/** Why a unit is affected. */
export type Why =
  | { readonly kind: "new" | "deleted"; readonly of: "environment" | "layer"; readonly text: string }
  /** A block of the unit, or a file beside its JSON. */
  | ({ readonly kind: "block" | "file"; readonly text: string } & BlockChange)
  /** Outputs of an upstream layer that it reads, and that may change. */
  | {
      readonly kind: "reads";
      readonly layer: string;
      readonly outputs: readonly string[];
      readonly text: string;
    };

/**
 * What became of a unit. `changed`: what is synthesized of it differs; `reader`: only what it reads may change;
 * `deleted`: the base alone has it.
 */
export type AffectedStatus = "new" | "changed" | "reader" | "deleted";

/** A unit that differs from the base, or whose inputs may. */
export interface AffectedUnit {
  /** Folder of the environment. */
  readonly environment: string;
  readonly layer: string;
  readonly stack: string;
  readonly status: AffectedStatus;
  readonly why: readonly Why[];
  /** Affected units of the environment that come before it: those that it reads, whatever lies between. */
  readonly after: readonly string[];
}

/** Both sides of an environment; undefined where that side does not have it. */
export interface TwoSides {
  readonly path: string;
  readonly before: readonly SideUnit[] | undefined;
  readonly after: readonly SideUnit[] | undefined;
}

/** The affected units of an environment, upstream layers first, then what was deleted. */
export function affectedUnits({ path, before, after = [] }: TwoSides): readonly AffectedUnit[] {
  const changes = new Map<string, ChangedValues>();
  const found: AffectedUnit[] = [];
  for (const unit of after) {
    const was = before?.find(({ layer }) => layer === unit.layer);
    const upstream = (layer: string, output: OutputPath): string | undefined =>
      changes.get(layer)?.output(output);
    const why =
      was === undefined ? [isNew(before, unit)] : [...ownChanges(was, unit), ...readChanges(unit, upstream)];
    changes.set(
      unit.layer,
      new ChangedValues({ before: was?.template ?? {}, after: unit.template }, unit.reads, upstream),
    );
    if (why.length > 0)
      found.push({
        environment: path,
        layer: unit.layer,
        stack: unit.name,
        status: statusOf(why),
        why,
        after: affectedAbove(unit, after, found),
      });
  }
  const isGone = ({ layer }: SideUnit): boolean => !after.some((unit) => unit.layer === layer);
  const gone = (before ?? []).filter(isGone).map(
    ({ layer, name }): AffectedUnit => ({
      environment: path,
      layer,
      stack: name,
      status: "deleted",
      why: [isDeleted(after)],
      after: [],
    }),
  );
  return [...found, ...gone];
}

function isNew(before: readonly SideUnit[] | undefined, { layer }: SideUnit): Why {
  return before === undefined
    ? { kind: "new", of: "environment", text: "new: the base does not have the environment" }
    : { kind: "new", of: "layer", text: `new: the environment has no ${layer} in the base` };
}

function isDeleted(after: readonly SideUnit[]): Why {
  return after.length === 0
    ? { kind: "deleted", of: "environment", text: "deleted: only the base has the environment" }
    : { kind: "deleted", of: "layer", text: "deleted: only the base has the layer" };
}

function ownChanges(before: SideUnit, after: SideUnit): readonly Why[] {
  if (digestOfSide(before) === digestOfSide(after)) return [];
  return [
    ...blockChanges(before.template, after.template).map((change) => ({
      kind: "block" as const,
      text: changeText(change),
      ...change,
    })),
    ...fileChanges(before.files, after.files).map((change) => ({
      kind: "file" as const,
      text: changeText(change),
      ...change,
    })),
  ];
}

/** One for each cause: what it changes for many outputs is said once. */
function readChanges(
  { template, reads }: SideUnit,
  upstream: (layer: string, path: OutputPath) => string | undefined,
): readonly Why[] {
  return reads.flatMap((layer) => {
    const byCause = new Map<string, string[]>();
    for (const path of consumedOutputs(template, layer)) {
      const cause = upstream(layer, path);
      if (cause !== undefined)
        byCause.set(cause, [...(byCause.get(cause) ?? []), pathText({ root: layer, steps: path })]);
    }
    return [...byCause].map(([cause, outputs]) => ({
      kind: "reads" as const,
      layer,
      outputs,
      text: `reads ${outputs.join(", ")}, whose ${cause}`,
    }));
  });
}

function statusOf(why: readonly Why[]): AffectedStatus {
  if (why.some(({ kind }) => kind === "new")) return "new";
  return why.every(({ kind }) => kind === "reads") ? "reader" : "changed";
}

/** Stacks among the affected ones that a unit reads, or that something which it reads does. */
function affectedAbove(
  { reads }: SideUnit,
  units: readonly SideUnit[],
  found: readonly AffectedUnit[],
): readonly string[] {
  const above = new Set(reads);
  for (const layer of above)
    for (const next of units.find((unit) => unit.layer === layer)?.reads ?? []) above.add(next);
  return found.filter(({ layer }) => above.has(layer)).map(({ stack }) => stack);
}
