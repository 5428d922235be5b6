/** An entry under a new name. */
export interface Rename {
  readonly layer: string;
  /** Key of its kind, for example `buckets`. */
  readonly kind: string;
  readonly entry: string;
  /** The name under which it was deployed. */
  readonly was: string;
}

/** The renames that undo these. */
export function reversed(renames: readonly Rename[]): readonly Rename[] {
  return renames.map(({ entry, was, ...kind }) => ({ ...kind, entry: was, was: entry }));
}
