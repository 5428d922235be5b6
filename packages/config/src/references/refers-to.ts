import { z } from "zod";

/** What a setting that names an entry points at. Declared by {@link refersTo} where the setting is declared. */
export interface Reference {
  /** Kinds whose entries it may name, as `<layer>.<kind>`; no two of them may have entries of one name. */
  readonly kinds: readonly string[];
  /** Names that are there without being entries, such as `cluster` for the cluster's own security group. */
  readonly also: readonly string[];
  /** Whether the setting is used, given the settings of the entry that it belongs to. */
  readonly when: (entry: never) => boolean;
  /** What the entry that is named must be able to do. */
  readonly needs: readonly Need[];
}

/** Something that the target of a reference must be able to do. */
export interface Need {
  /** A capability that the target's kind declares, for example `twoZones`. */
  readonly can: string;
  /** Completes the message after "since": `log groups are encrypted with it`. */
  readonly since: string | ((entry: never) => string);
  /** Whether it is needed, given the settings of the entry that refers. @default always */
  readonly when?: (entry: never) => boolean;
}

/** The options of {@link refersTo}. */
export type ReferenceOptions = Partial<Omit<Reference, "kinds">>;

/**
 * Under which key of a schema's metadata its reference is. zod keeps metadata for the whole process, so a project whose
 * registry is loaded apart from this package finds it too; `.describe()`, `.default()` and alike leave it there.
 */
export const REFERENCE_METADATA = "strataReference";

/**
 * The schema of a setting that names an entry of one of these kinds, for example `refersTo("network.tiers")`. Whether
 * the entry exists, and can do what is needed of it, is checked in one place for all references.
 * @param kinds one kind or several, as `<layer>.<kind>`
 */
export function refersTo(kinds: string | readonly string[], options: ReferenceOptions = {}): z.ZodString {
  const list = typeof kinds === "string" ? [kinds] : kinds;
  const reference: Reference = { kinds: list, also: [], when: () => true, needs: [], ...options };
  return z.string(`the name of an entry of ${list.join(" or ")}`).meta({ [REFERENCE_METADATA]: reference });
}

/** What a schema refers to, if it is a reference. */
export function referenceOf(schema: z.core.$ZodType): Reference | undefined {
  return z.globalRegistry.get(schema)?.[REFERENCE_METADATA] as Reference | undefined;
}
