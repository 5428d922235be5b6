import { stackName } from "@strata/contract";
import { findProject } from "@strata/project";
import { Command } from "commander";
import { example } from "../example";
import { load } from "../loading";
import type { Terminal } from "../terminal";

/** `strata list`: what environments there are, and their units. */
export function listCommand(terminal: Terminal): Command {
  return new Command("list")
    .description("list environments with id, account, region and layers, all by default")
    .argument("[environments...]", "folders under environments/, globs over them, or ids")
    .option("--json", "print environments and the stacks of their layers for a program")
    .addHelpText("after", example("list <environment>"))
    .action((names: string[], { json }: { json?: true }) => {
      const listed = load(findProject(), names, terminal).map(
        ({ environment: { path, id, account, region, posture, layers } }) => ({
          environment: path,
          id,
          account,
          region,
          posture,
          units: layers.map((layer) => ({ layer, stack: stackName(id, layer) })),
        }),
      );
      if (json) return terminal.json(listed);
      terminal.table(
        ["environment", "id", "account", "region", "layers"],
        listed.map(({ environment, id, account, region, units }) => [
          environment,
          id,
          account,
          region,
          units.map(({ layer }) => layer).join(" "),
        ]),
      );
    });
}
