import { z } from "zod";
import type { Movement } from "./movement";

/** What is declared of a setting that cannot be changed freely once an environment exists. */
export interface ChangeRule {
  /** What AWS does with another value; completes "since", for example `RDS moves no instance to other subnets`. */
  readonly since: string;
  /** The way that works, as an instruction. */
  readonly way: string;
  /** Where this is documented: a vendor's page, or the provider's argument that forces a replacement. */
  readonly source: string;
  /** A setting beside it, by its dotted path in the same map, whose value lifts what {@link Movement} refuses. */
  readonly unless?: { readonly setting: string; readonly is: unknown };
  /** What the ledger records of the value. @default the value itself */
  readonly as?: (value: unknown) => unknown;
  /** Dotted paths from the top of what goes with the setting, so that accepting a change of it forgets them too. */
  readonly takes?: readonly string[];
}

/** A rule, and which values it lets through. */
export interface Change extends ChangeRule {
  readonly movement: Movement;
}

/** Under which key of a schema's metadata its rules are. zod keeps it through `.describe()`, `.default()` and alike. */
export const CHANGE_METADATA = "strataChanges";

/** A setting that cannot be changed in place. */
export function fixed<S extends z.ZodType>(schema: S, rule: ChangeRule): S {
  return declared(schema, { movement: { kind: "fixed" }, ...rule });
}

/** A number that can only grow. */
export function onlyUp<S extends z.ZodType>(schema: S, rule: ChangeRule): S {
  return declared(schema, { movement: { kind: "onlyUp" }, ...rule });
}

/** A number that can only shrink. */
export function onlyDown<S extends z.ZodType>(schema: S, rule: ChangeRule): S {
  return declared(schema, { movement: { kind: "onlyDown" }, ...rule });
}

/** A version that goes up by one minor version at a time. */
export function oneMinorUp<S extends z.ZodType>(schema: S, rule: ChangeRule): S {
  return declared(schema, { movement: { kind: "oneMinorUp" }, ...rule });
}

/** A version that never goes down, and to another major version only where {@link ChangeRule.unless} says so. */
export function laterVersion<S extends z.ZodType>(schema: S, rule: ChangeRule): S {
  return declared(schema, { movement: { kind: "laterVersion" }, ...rule });
}

/** One of a few words that can be changed to later ones of a list only; where a setting lifts it, only with that. */
export function inOrder<S extends z.ZodType>(schema: S, order: readonly string[], rule: ChangeRule): S {
  return declared(schema, {
    movement: { kind: "inOrder", order, isFree: rule.unless === undefined },
    ...rule,
  });
}

/** The rules that a schema itself bears, not those of schemas inside it. */
export function changesOf(schema: z.core.$ZodType): readonly Change[] {
  return ownMetadata(schema)?.[CHANGE_METADATA] ?? [];
}

function declared<S extends z.ZodType>(schema: S, change: Change): S {
  return schema.meta({ [CHANGE_METADATA]: [...changesOf(schema), change] }) as S;
}

function ownMetadata(
  schema: z.core.$ZodType,
): { readonly [CHANGE_METADATA]?: readonly Change[] } | undefined {
  return z.globalRegistry.get(schema) as { readonly [CHANGE_METADATA]?: readonly Change[] } | undefined;
}
