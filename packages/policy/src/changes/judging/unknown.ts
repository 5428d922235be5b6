import type { ResourceChange } from "@strata/inventory";
import { EFFECTS } from "../change-rule";
import type { ChangeFinding } from "./finding";
import { addressOf } from "./general";
import type { Match } from "./match";

/** One finding for each attribute whose value the plan does not know, with all that may come of it. */
export function unknownFindings(matches: readonly Match[], change: ResourceChange): readonly ChangeFinding[] {
  const open = matches.filter(({ verdict }) => verdict === "unknown until apply");
  const names = [...new Set(open.map(nameOf))];
  return names.flatMap((name) =>
    unknownFinding(
      open.filter((match) => nameOf(match) === name),
      change,
    ),
  );
}

function unknownFinding(matches: readonly Match[], change: ResourceChange): readonly ChangeFinding[] {
  const rules = matches.map(({ rule }) => rule);
  const [worst] = [...rules].sort((a, b) => EFFECTS.indexOf(a.effect) - EFFECTS.indexOf(b.effect));
  const [first] = matches;
  if (worst === undefined || first === undefined) return [];
  const known = { type: change.type, action: change.action, attributes: first.attributes, notes: [] };
  return [
    {
      ...known,
      rule: rules.map(({ id }) => id).join(", "),
      address: addressOf(change),
      effect: worst.effect,
      verdict: "unknown until apply",
      reason: `the plan does not know the value, so it may be any; then ${rules.map(({ reason }) => reason).join("; or ")}`,
      way: "make the value known before the apply, by applying first what it comes from, and plan again",
      source: [...new Set(rules.flatMap(({ source }) => source))],
    },
  ];
}

function nameOf({ attributes, rule }: Match): string {
  return attributes.map(({ attribute }) => attribute).join() || rule.id;
}
