import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { describe, expect, it, vi } from "vitest";
import { affectedCommand } from "./commands/affected";
import { applyCommand } from "./commands/apply";
import { checkCommand } from "./commands/check";
import { cidrCommand } from "./commands/cidr";
import { configCommand } from "./commands/config";
import { demoCommand } from "./commands/demo";
import { destroyCommand } from "./commands/destroy";
import { driftCommand } from "./commands/drift";
import { emulatorCommand } from "./commands/emulator";
import { graphCommand } from "./commands/graph";
import { listCommand } from "./commands/list";
import { lockCommand } from "./commands/lock";
import { planCommand } from "./commands/plan";
import { sandboxCommand } from "./commands/sandbox";
import { stateCommand } from "./commands/state";
import { synthCommand } from "./commands/synth";
import { type Make, program } from "./program";
import { Shop } from "./shop.fixture";
import { Terminal } from "./terminal";

/** Commands that need more than a checkout: Terraform, a registry of providers, an account, or a sandbox that stays open. */
const NEEDS_MORE = /^(lock|demo|sandbox|emulator|plan|apply|destroy|drift|affected)\b/;

/** Every command that does something, by its words. */
function commandsOf(command: Command, words: readonly string[] = []): readonly [string, Command][] {
  return command.commands.length === 0
    ? [[words.join(" "), command]]
    : command.commands.flatMap((child) => commandsOf(child, [...words, child.name()]));
}

/** What `--help` prints. */
function helpOf(command: Command): string {
  const chunks: string[] = [];
  command.configureOutput({ writeOut: (text) => chunks.push(text) });
  command.outputHelp();
  return chunks.join("");
}

const makers: readonly Make[] = [
  affectedCommand,
  applyCommand,
  checkCommand,
  cidrCommand,
  configCommand,
  demoCommand,
  destroyCommand,
  driftCommand,
  emulatorCommand,
  graphCommand,
  listCommand,
  lockCommand,
  planCommand,
  sandboxCommand,
  stateCommand,
  synthCommand,
];

const shop = new Shop();
vi.stubEnv("STRATA_ENVIRONMENTS", shop.environments);
const silent = new Terminal({ write: () => undefined }, { write: () => undefined });
const commands = commandsOf(program(silent, makers));
const helps = commands.map(([command, object]) => ({ command, help: helpOf(object) }));
vi.unstubAllEnvs();

/** The command line of the example, without `strata`. */
const exampleIn = (help: string): string => / {2}\$ strata (.*)\n/.exec(help)?.[1] ?? "";

describe("the help of every command", () => {
  it("is of every command", () => {
    const files = readdirSync(join(__dirname, "commands")).filter((name) => !name.endsWith(".test.ts"));
    const named = new Set(commands.map(([command]) => command.split(" ")[0]));

    expect([...named].sort()).toEqual(files.map((name) => name.replace(/\.ts$/, "")).sort());
  });

  it.each(helps)("has one example, of that command: $command", ({ command, help }) => {
    expect(help.match(/^ {2}\$ /gm)).toHaveLength(1);
    expect(exampleIn(help)).toMatch(new RegExp(`^${command}\\b`));
    expect(exampleIn(help)).not.toContain("<");
  });

  it.each(helps)("fits 100 columns: $command", ({ help }) => {
    expect(Math.max(...help.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(100);
  });

  it.each(helps.filter(({ command }) => !NEEDS_MORE.test(command)))(
    "has an example that runs as printed: $command",
    async ({ help }) => {
      const { exitCode, stdout, complaints } = await shop.strata(exampleIn(help));

      expect({ exitCode, complaints }).toEqual({ exitCode: 0, complaints: [] });
      expect(stdout).not.toBe("");
      expect(stdout).not.toContain("\u001b");
    },
  );
});

describe("what is no command", () => {
  it.each([
    { typed: "grahp", says: "error: unknown command 'grahp'" },
    { typed: "graph --jsn", says: "error: unknown option '--jsn'" },
    { typed: "config explain shop", says: "error: missing required argument 'path'" },
  ])("is refused in a few lines: $typed", async ({ typed, says }) => {
    const { exitCode, stdout, complaints } = await shop.strata(typed);

    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(complaints[0]).toBe(says);
    expect(complaints.length).toBeLessThanOrEqual(3);
  });
});
