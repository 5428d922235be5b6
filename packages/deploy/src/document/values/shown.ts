import { stepsIn } from "../../planning-copy/partly-known";
import { SENSITIVE, unnumbered } from "./secrets";
import { elementsOf, kindOf, type Side, type Step, sideAt } from "./side";

/** A value as a document shows it: JSON text of what is known, words for the rest. */
export type Shown =
  | { readonly is: "known"; readonly text: string }
  /** `until`: the layers whose apply makes it known; none: its own. */
  | { readonly is: "unknown"; readonly until: readonly string[] }
  | { readonly is: "sensitive" | "absent" };

export const ABSENT: Shown = { is: "absent" };

/** Longer texts are cut in the middle of a line; all of it is in the plan. Characters. */
const LONGEST = 240;

/** Says which layers make a value known; none: the apply of its own. */
export type Until = (path: readonly Step[]) => readonly string[];

/** A value, at most {@link LONGEST} characters of it. */
export function shownOf(side: Side, until: readonly string[]): Shown {
  if (side.unknown === true) return { is: "unknown", until };
  if (side.sensitive === true && kindOf(side) !== "none") {
    return side.value === undefined || side.value === null ? ABSENT : { is: "sensitive" };
  }
  if (kindOf(side) === "none") return ABSENT;
  return { is: "known", text: cut(textOf(side, until)) };
}

/** Words for a value that is not known yet. */
export function unknownWords(until: readonly string[]): string {
  return `known after ${until.length === 0 ? "apply" : until.join(" and ")}`;
}

/** The text of a value, as JSON, with words for the parts that are unknown or secret. */
function textOf(side: Side, until: readonly string[]): string {
  if (side.unknown === true) return `(${unknownWords(until)})`;
  if (side.sensitive === true && side.value !== null) return SENSITIVE;
  switch (kindOf(side)) {
    case "list":
      return `[${elementsOf(side)
        .map((part) => textOf(part, until))
        .join(", ")}]`;
    case "map": {
      const members = stepsIn(side).map((key) => [String(key), sideAt(side, key)] as const);
      const set = members.filter(([, part]) => kindOf(part) !== "none");
      return `{${set.map(([key, part]) => `${stepText(key)}: ${textOf(part, until)}`).join(", ")}}`;
    }
    default:
      return unnumbered(JSON.stringify(side.value ?? null));
  }
}

function stepText(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? key : JSON.stringify(key);
}

/** A path as Terraform writes it: `rule[0].cidr`, `tags["a.b/c"]`. */
export function pathText(path: readonly Step[]): string {
  return path.reduce<string>(stepInto, "");
}

/** A path, one step further. In front of JSON in a text stands its attribute: `policy: Statement`. */
export function stepInto(path: string, step: Step): string {
  if (typeof step === "number") return `${path}[${step}]`;
  if (!/^[A-Za-z_][\w-]*$/.test(step)) return `${path}[${JSON.stringify(step)}]`;
  return path === "" || path.endsWith(": ") ? `${path}${step}` : `${path}.${step}`;
}

/** At most so many characters of a text, and how many there are. */
export function cut(text: string, longest: number = LONGEST): string {
  if (text.length <= longest) return text;
  const kept = text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "");
  return `${kept}… (${text.length.toLocaleString("en-US")} characters)`;
}

/** Both texts from shortly before where they part until shortly after where they meet again. */
export function parted(before: string, after: string): readonly [string, string] {
  if (Math.max(before.length, after.length) <= LONGEST) return [before, after];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const from = Math.max(0, start - CONTEXT);
  const side = (text: string): string => {
    const to = Math.min(text.length, text.length - end + CONTEXT);
    const middle = text.slice(from, to);
    return cut(`${from > 0 ? "…" : ""}${middle}${to < text.length ? "…" : ""}`);
  };
  return [side(before), side(after)];
}

/** Characters that are the same on both sides, before and behind what differs. */
const CONTEXT = 24;
