import type { Difference, Shown } from "../refinement";

/** Differences that a message shows; the rest is counted. */
const SHOWN = 8;

/** Characters of a value that a message shows. */
const WIDTH = 60;

/** Differences side by side: what was reviewed, and what a plan says now. */
export function differenceLines(found: readonly Difference[]): readonly string[] {
  const lines = found
    .slice(0, SHOWN)
    .map(
      ({ address, attribute, reviewed, now }) =>
        `  ${[address, attribute].filter((part) => part !== "").join(" ")}: reviewed ${text(reviewed)}, now ${text(now)}`,
    );
  return found.length > SHOWN ? [...lines, `  and ${found.length - SHOWN} more`] : lines;
}

function text(shown: Shown): string {
  if (shown.kind !== "known") return WORDS[shown.kind];
  const json = JSON.stringify(shown.value);
  return json.length > WIDTH ? `${json.slice(0, WIDTH)}…` : json;
}

const WORDS: Readonly<Record<Exclude<Shown["kind"], "known">, string>> = {
  unknown: "(known after apply)",
  absent: "(nothing)",
  sensitive: "(sensitive)",
};
