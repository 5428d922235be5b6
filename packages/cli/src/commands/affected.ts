import { type Affected, affected } from "@strata/deploy/affected/affected";
import type { AffectedUnit } from "@strata/deploy/affected/affected-units";
import { wavesOf } from "@strata/deploy/affected/waves";
import { findProject } from "@strata/project";
import { Command } from "commander";
import { example } from "../example";
import type { Terminal } from "../terminal";

interface Options {
  readonly base: string;
  readonly json?: true;
  readonly detailedExitcode?: true;
}

const ABOUT = `
The base is the merge base of HEAD and the ref: the commit at which this branch left the other
one. An ancestor of HEAD, such as HEAD~1 or a commit, is its own merge base. The other side is
the files as they are here, committed or not. Both are synthesized, the base in a work tree of
its own under .strata/base; what was made of a commit is kept. Where the files are those of the
base, nothing is synthesized.

A unit is affected where its JSON, an asset or its lock file differs, or where it reads an
output of another layer that may change. --json prints units with reasons, and matrix: a matrix
for GitHub Actions for each wave of units that may run at once.

Exit code 0, or 1 for errors; with --detailed-exitcode 2 where something is affected.`;

/** Reasons of a unit that are shown to a person; a program gets all. */
const SHOWN = 12;

/** `strata affected`: the units that the changes since a base affect, and why. */
export function affectedCommand(terminal: Terminal): Command {
  return new Command("affected")
    .description("show which units the changes since a commit affect, and why")
    .argument("[environments...]", "folders under environments/, globs over them, or ids; all by default")
    .requiredOption("--base <ref>", "branch, tag or commit to compare with")
    .option("--json", "print units, reasons and matrices for a program")
    .option("--detailed-exitcode", "exit with 2 where something is affected")
    .addHelpText("after", () => `${example("affected --base main <environment>")()}\n${ABOUT}`)
    .action(async (environments: string[], { base, json, detailedExitcode }: Options) => {
      const result = await affected(findProject(), {
        base,
        select: environments,
        announce: (doing) => terminal.complain(doing),
      });
      if (json) terminal.json({ ...result, matrix: wavesOf(result.units) });
      else show(terminal, result);
      if (detailedExitcode && result.units.length > 0) process.exitCode = 2;
    });
}

function show(terminal: Terminal, { base, head, units }: Affected): void {
  for (const environment of new Set(units.map((unit) => unit.environment))) {
    terminal.say(terminal.mark("title", environment));
    for (const unit of units.filter((one) => one.environment === environment)) showUnit(terminal, unit);
    terminal.say();
  }
  const files = head.dirty ? `these files, on top of ${short(head.commit)},` : short(head.commit);
  const since = `since ${short(base.commit)}, the merge base with ${base.ref}`;
  const count = units.length === 1 ? "1 unit is affected" : `${units.length} units are affected`;
  terminal.say(
    units.length === 0 ? `nothing is affected by ${files} ${since}` : `${count} by ${files} ${since}`,
  );
}

function showUnit(terminal: Terminal, { stack, status, why }: AffectedUnit): void {
  const mark = status === "deleted" ? "bad" : "good";
  terminal.say(
    `  ${terminal.mark(mark, stack)}${status === "reader" ? " (as it was, but it reads what changes)" : ""}`,
  );
  for (const { text } of why.slice(0, SHOWN)) terminal.say(`    ${text}`);
  if (why.length > SHOWN)
    terminal.say(terminal.mark("quiet", `    and ${why.length - SHOWN} more, see --json`));
}

function short(commit: string): string {
  return commit.slice(0, 8);
}
