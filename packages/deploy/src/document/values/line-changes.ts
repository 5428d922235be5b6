/** A line that goes or comes, or `…` for lines that stay. */
export type ChangedLine = `${"-" | "+" | " "} ${string}`;

/** Lines of one text that are shown; the rest is counted. */
const MOST_LINES = 80;

/** Beyond this many comparisons, all lines between the first and the last that differ are taken for changed. */
const MOST_COMPARISONS = 4_000_000;

/** The lines in which two texts differ, without those that stay. */
export function lineChanges(before: string, after: string): readonly ChangedLine[] {
  const [was, is] = [linesOf(before), linesOf(after)];
  const shorter = Math.min(was.length, is.length);
  let start = 0;
  while (start < shorter && was[start] === is[start]) start += 1;
  let end = 0;
  while (end < shorter - start && was[was.length - 1 - end] === is[is.length - 1 - end]) end += 1;
  const changed = between(was.slice(start, was.length - end), is.slice(start, is.length - end));
  if (changed.length <= MOST_LINES) return changed;
  const rest = changed.slice(MOST_LINES).filter((line) => !line.startsWith(" ")).length;
  return [...changed.slice(0, MOST_LINES), `  … ${rest} more changed lines`];
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/);
}

function between(was: readonly string[], is: readonly string[]): readonly ChangedLine[] {
  if (was.length * is.length > MOST_COMPARISONS) {
    return [...was.map((line) => `- ${line}` as const), ...is.map((line) => `+ ${line}` as const)];
  }
  const lengths = commonLengths(was, is);
  const lines: ChangedLine[] = [];
  let [one, other] = [0, 0];
  while (one < was.length || other < is.length) {
    if (one < was.length && other < is.length && was[one] === is[other]) {
      if (lines.at(-1) !== "  …") lines.push("  …");
      one += 1;
      other += 1;
    } else if (
      other >= is.length ||
      (one < was.length && at(lengths, one + 1, other) >= at(lengths, one, other + 1))
    ) {
      lines.push(`- ${was[one]}`);
      one += 1;
    } else {
      lines.push(`+ ${is[other]}`);
      other += 1;
    }
  }
  return lines;
}

/** Length of the longest common part of what is left at each pair of positions. */
function commonLengths(was: readonly string[], is: readonly string[]): readonly Uint32Array[] {
  const rows = Array.from({ length: was.length + 1 }, () => new Uint32Array(is.length + 1));
  for (let one = was.length - 1; one >= 0; one -= 1) {
    for (let other = is.length - 1; other >= 0; other -= 1) {
      const length =
        was[one] === is[other]
          ? at(rows, one + 1, other + 1) + 1
          : Math.max(at(rows, one + 1, other), at(rows, one, other + 1));
      (rows[one] as Uint32Array)[other] = length;
    }
  }
  return rows;
}

function at(rows: readonly Uint32Array[], one: number, other: number): number {
  return rows[one]?.[other] ?? 0;
}
