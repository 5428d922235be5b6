import { Command } from "commander";
import { example } from "../example";
import type { Terminal } from "../terminal";
export function checkCommand(_terminal: Terminal): Command {
  return new Command("check").addHelpText("after", example("strata check"));
}
