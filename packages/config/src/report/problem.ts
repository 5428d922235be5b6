import { formatOrigin, type Origin } from "../yaml/origin";

/** One fault in the environment folders, at the place that has to change. */
export interface Problem extends Origin {
  /** Dotted path of the setting, for example `network.tiers.private.bits`; empty for a whole file. */
  readonly path: string;
  /** What would be right: a noun phrase. */
  readonly expected: string;
  /** What is there, quoted as it was written. */
  readonly got: string;
  /** What to do about it, where `expected` does not already say so. */
  readonly mend?: string;
}

/** `file:line:col: path: expected X, got Y; how to mend`, on one line. */
export function formatProblem({ path, expected, got, mend, ...origin }: Problem): string {
  const place = path === "" ? formatOrigin(origin) : `${formatOrigin(origin)}: ${path}`;
  return `${place}: expected ${expected}, got ${got}${mend === undefined ? "" : `; ${mend}`}`;
}

/** Each problem once, by file, line and column: several environments inherit one fault of a `defaults.yaml`. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  const byText = new Map(problems.map((problem) => [formatProblem(problem), problem]));
  return [...byText.values()].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.col - b.col ||
      compare(formatProblem(a), formatProblem(b)),
  );
}

/** By code unit, so that the order does not depend on the machine's locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
