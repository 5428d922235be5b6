/** What a type of values takes and what not, and who says so. */
export interface ValueTable {
  /** Its name in the vocabulary. */
  readonly name: string;
  /** Vendor page, operation of an API, or validation function that the table follows. */
  readonly source: string;
  readonly accepted: readonly unknown[];
  readonly refused: readonly unknown[];
}
