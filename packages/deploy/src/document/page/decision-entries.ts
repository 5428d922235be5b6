import type { Decision, Finding } from "../content";
import {
  badge,
  code,
  details,
  type Entry,
  type Inline,
  type Item,
  item,
  type Line,
  list,
  listed,
  type Node,
  strong,
} from "./node";
import { capitalized, changeItem, clause, counted } from "./words";

const VERBS = { delete: "Destroys", replace: "Replaces", update: "Changes" } as const;

/** What comes of a change, as the beginning of a sentence. */
const EFFECT_WORDS: Readonly<
  Record<Finding["effect"], { readonly surely: string; readonly perhaps: string }>
> = {
  refuses: {
    surely: "Is refused in the middle of the apply",
    perhaps: "May be refused in the middle of the apply",
  },
  destroys: { surely: "Loses what it holds", perhaps: "May lose what it holds" },
  replaces: { surely: "Another resource takes its place", perhaps: "May be replaced" },
  cannotBeUndone: { surely: "Cannot be undone", perhaps: "May be impossible to undo" },
  interrupts: { surely: "Interrupts", perhaps: "May interrupt" },
  forgets: { surely: "Leaves the state and stays", perhaps: "May leave the state and stay" },
};

/** Addresses that stand in one line; more are in a list that can be closed. */
const IN_LINE = 4;

/** Settings that stand in one line. */
const MOST_SETTINGS = 5;

/** An entry for each decision: all that there is to say; in one line with what forces it; the addresses alone. */
export function decisionEntries(decisions: readonly Decision[]): readonly Entry[] {
  return decisions.map((decision) => {
    const { layer, addresses } = decision;
    return {
      forms: [fullForm(decision), item(shortLine(decision)), item(shortestLine(decision))],
      isKept: true,
      count: addresses.length,
      layers: [layer],
    };
  });
}

function fullForm(decision: Decision): Item {
  const { addresses, guarded, forcedBy, causes, others, settings, findings, action } = decision;
  const changes = others.map(changeItem);
  const facts: readonly Item[] = [
    ...(guarded === undefined ? [] : [guardItem(guarded)]),
    ...forcedBy.map((change) => prefixed("Forced by ", changeItem(change))),
    ...causes.map((cause) => item([`Because ${clause(cause)}.`])),
    ...settingItems(settings),
    ...(action === "update" ? changes : []),
    ...findings.map(findingItem),
  ];
  const more =
    action === "update" || changes.length === 0
      ? []
      : [
          details(
            [
              `${counted(changes.length, "other attribute")} of it ${changes.length === 1 ? "changes" : "change"}`,
            ],
            list(changes),
          ),
        ];
  return item(titleLine(decision), ...addressNodes(addresses), ...list(facts), ...more);
}

/** The action and what it is done to. */
function titleLine(decision: Decision): Line {
  const { layer, type, action, addresses, isCreatedFirst, guarded } = decision;
  const [only, second] = addresses;
  const what: Line =
    only !== undefined && second === undefined
      ? [code(only)]
      : [`${addresses.length.toLocaleString("en-US")} × `, code(type)];
  const order =
    action !== "replace" ? "" : isCreatedFirst ? ", the new one first" : ", the old one goes first";
  return [
    badge(VERBS[action], action === "update" ? "warning" : "danger"),
    " ",
    ...what,
    ` in ${layer}${order}`,
    ...(guarded === undefined ? [] : [" · ", badge("holds data", "danger")]),
  ];
}

function addressNodes(addresses: readonly string[]): readonly Node[] {
  if (addresses.length < 2) return [];
  const codes = addresses.map((address) => code(address));
  if (addresses.length <= IN_LINE) return list([item(listed(codes))]);
  return [
    details(
      [`${counted(addresses.length, "address", "addresses")}`],
      list(codes.map((one) => item([one]))),
      true,
    ),
  ];
}

function guardItem({ reason, allowed }: NonNullable<Decision["guarded"]>): Item {
  return item([
    strong(`${capitalized(clause(reason))}.`),
    ` The apply stops here unless ${allowed.length === 1 ? "it is" : "they are"} allowed: `,
    code(allowed.map((address) => `--allow-destroy ${quoted(address)}`).join(" ")),
  ]);
}

/** An argument as a shell takes it. */
function quoted(address: string): string {
  return `'${address.replaceAll("'", "'\\''")}'`;
}

function settingItems(settings: readonly string[]): readonly Item[] {
  if (settings.length === 0) return [];
  const rest = settings.length - MOST_SETTINGS;
  return [
    item([
      "Behind it: ",
      ...listed(settings.slice(0, MOST_SETTINGS).map((setting) => code(setting))),
      ...(rest > 0 ? [` and ${rest} more`] : []),
    ]),
  ];
}

/** What a rule says, with the safe way. */
export function findingItem(finding: Finding): Item {
  const { reason, way, notes } = finding;
  return item([
    strong(`${effectOf(finding)}:`),
    ` ${clause(reason)}.`,
    ...notes.map((note) => ` ${capitalized(clause(note))}.`),
    " ",
    strong("Safe way:"),
    ` ${clause(way)}.`,
  ]);
}

/** What comes of it, and whether that is sure. */
export function effectOf({ effect, verdict, lasts }: Finding): string {
  const words = EFFECT_WORDS[effect];
  const who = effect === "interrupts" && lasts !== undefined ? ` ${clause(lasts)}` : "";
  return `${words[verdict === "found" ? "surely" : "perhaps"]}${who}`;
}

/** One line, with what forces it and where it is set. */
function shortLine(decision: Decision): Line {
  const { addresses, forcedBy, settings } = decision;
  const names = [...new Set(forcedBy.map(({ path }) => path))].map((path) => code(path));
  const places = settings.slice(0, 1).map((setting) => code(setting));
  return [
    ...titleLine(decision),
    ...(addresses.length < 2 ? [] : [": ", ...listed(addresses.map((address) => code(address)))]),
    ...(names.length === 0 ? [] : [", forced by ", ...listed(names)]),
    ...(places.length === 0 ? [] : [", behind it ", ...places]),
  ];
}

function shortestLine({ action, layer, addresses, guarded }: Decision): Line {
  const words = guarded === undefined ? "" : ", holds data";
  return [`${VERBS[action]} (${layer}${words}) `, ...listed(addresses.map((address) => code(address)))];
}

function prefixed(words: Inline, { line, nodes }: Item): Item {
  return { line: [words, ...line], nodes };
}
