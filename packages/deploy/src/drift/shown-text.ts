import type { Shown } from "../refinement/difference";

/** How many letters of a value a line shows. */
const LENGTH = 100;

/** Letters that stand before the first difference of two values too long to show. */
const LEAD = 20;

/** Two values as text, in JSON; of long ones the part where they begin to differ. */
export function bothTexts(before: Shown, after: Shown): readonly [string, string] {
  const [one, other] = [textOf(before), textOf(after)];
  const start = Math.max(0, firstDifference(one, other) - LEAD);
  return [clipped(one, start), clipped(other, start)];
}

function textOf(shown: Shown): string {
  switch (shown.kind) {
    case "known":
      return JSON.stringify(shown.value);
    case "sensitive":
      return "(sensitive)";
    case "absent":
      return "(none)";
    case "unknown":
      return "(unknown)";
  }
}

function firstDifference(one: string, other: string): number {
  let index = 0;
  while (index < one.length && one[index] === other[index]) index++;
  return index;
}

function clipped(text: string, start: number): string {
  if (text.length <= LENGTH) return text;
  const part = text.slice(start, start + LENGTH);
  const rest = start + LENGTH < text.length ? "…" : "";
  return `${start > 0 ? "…" : ""}${part}${rest}`;
}
