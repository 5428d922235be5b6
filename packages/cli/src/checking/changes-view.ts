import type { ChangeFinding } from "@strata/policy";
import type { Terminal } from "../terminal";
import type { JudgedChanges } from "./changes";

/** Lines are no longer than those of tables. */
const COLUMNS = 100;

/** What becomes of a change, behind the address. */
const WORDS: Readonly<Record<ChangeFinding["effect"], string>> = {
  refuses: "is refused",
  destroys: "destroys what it holds",
  replaces: "is replaced",
  cannotBeUndone: "cannot be undone",
  interrupts: "interrupts",
  forgets: "is forgotten",
};

/** Prints what a plan changes and the rules say of it, and a line that counts it. */
export function showChanges(terminal: Terminal, judged: JudgedChanges): void {
  const { plan, changed, open, notices, unknown, accepted, incomplete, deferred } = judged;
  for (const finding of [...open, ...unknown, ...notices]) showFinding(terminal, finding);
  for (const { finding, by } of accepted) {
    terminal.say(`${finding.address}: ${WORDS[finding.effect]}; accepted by ${by} (${finding.rule})`);
  }
  if (deferred > 0)
    terminal.say(`${plan}: ${counted(deferred, "change")} put off to a later plan, and not judged`);
  const counts = [
    `${counted(changed, "change")}, ${open.length} to decide on`,
    ...(notices.length === 0 ? [] : [counted(notices.length, "notice")]),
    ...(unknown.length === 0 ? [] : [`${unknown.length} unknown until apply`]),
    ...(accepted.length === 0 ? [] : [`${accepted.length} accepted`]),
    ...(incomplete ? ["incomplete"] : []),
  ];
  const isGood = open.length === 0 && !incomplete;
  terminal.say(terminal.mark(isGood ? "good" : "bad", `${plan}: ${counts.join(", ")}`));
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function showFinding(terminal: Terminal, finding: ChangeFinding): void {
  const { address, previousAddress, effect, verdict, attributes, lasts, reason, way, notes, rule, source } =
    finding;
  const words = verdict === "found" ? WORDS[effect] : `unknown until apply, perhaps it ${WORDS[effect]}`;
  terminal.say(`${address}: ${words}`);
  if (previousAddress !== undefined) say(terminal, "was", previousAddress);
  for (const { attribute, from, to } of attributes) terminal.say(`  ${attribute}: ${from} -> ${to}`);
  say(terminal, "why", reason);
  if (lasts !== undefined) say(terminal, "who", lasts);
  for (const note of notes) say(terminal, "see", note);
  say(terminal, "way", way);
  for (const line of wrapped(`${rule} (${source.join("; ")})`, COLUMNS - 2)) {
    terminal.say(terminal.mark("quiet", `  ${line}`));
  }
}

/** A sentence under a word of three letters, with the lines that follow below its first word. */
function say(terminal: Terminal, label: string, text: string): void {
  const [first = "", ...more] = wrapped(text, COLUMNS - 7);
  terminal.say(`  ${label}: ${first}`);
  for (const line of more) terminal.say(`       ${line}`);
}

/** A text in lines of at most so many letters, broken between words; a longer word has a line of its own. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
