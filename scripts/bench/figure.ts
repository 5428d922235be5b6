/** One line of the result. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: "s" | "MB" | "times";
  /** The most that it may be, where there is a target. */
  readonly target?: number;
}
