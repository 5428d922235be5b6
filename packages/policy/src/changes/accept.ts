import { type ChangeFinding, isToDecide } from "./judging";

/** Findings, parted by what has been decided. */
export interface Accepted {
  /** What somebody has to decide on. */
  readonly open: readonly ChangeFinding[];
  /** What interrupts, is forgotten, or depends on a value that is unknown until apply. */
  readonly notices: readonly ChangeFinding[];
  readonly accepted: readonly { readonly finding: ChangeFinding; readonly by: string }[];
  /** Patterns that match nothing. */
  readonly unused: readonly string[];
}

/**
 * Takes out what has been decided.
 * @param patterns addresses, in which `*` stands for any text; all else is as it is written, brackets too
 */
export function acceptChanges(findings: readonly ChangeFinding[], patterns: readonly string[]): Accepted {
  const judged = findings.map((finding) => ({
    finding,
    by: patterns.find((pattern) => matches(pattern, finding.address)),
  }));
  const rest = judged.filter(({ by }) => by === undefined).map(({ finding }) => finding);
  return {
    open: rest.filter(isToDecide),
    notices: rest.filter((finding) => !isToDecide(finding)),
    accepted: judged.flatMap(({ finding, by }) => (by === undefined ? [] : [{ finding, by }])),
    unused: patterns.filter((pattern) => !findings.some(({ address }) => matches(pattern, address))),
  };
}

function matches(pattern: string, address: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s").test(address);
}
