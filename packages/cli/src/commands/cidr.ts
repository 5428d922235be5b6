import { type AddressPlan, checkContext } from "@strata/config";
import { findProject, layersOf } from "@strata/project";
import { Command } from "commander";
import { example } from "../example";
import { load } from "../loading";
import type { Terminal } from "../terminal";

/** `strata cidr`: the address plan of environments, free ranges included. */
export function cidrCommand(terminal: Terminal): Command {
  return new Command("cidr")
    .description("show the address plan of environments, all by default")
    .argument("[environments...]", "folders under environments/, globs over them, or ids")
    .option("--json", "print the plans for a program")
    .addHelpText("after", example("cidr <environment>"))
    .action((environments: string[], { json }: { json?: true }) => {
      const project = findProject();
      const layers = layersOf(project);
      const plans = load(project, environments, terminal).flatMap(({ environment }) =>
        layers.flatMap(({ addresses }) =>
          addresses === undefined
            ? []
            : [{ environment: environment.path, ...addresses(checkContext(environment)) }],
        ),
      );
      if (json) return terminal.json(plans);
      for (const plan of plans) showPlan(terminal, plan.environment, plan);
    });
}

/** One plan as a table, in address order. */
export function showPlan(terminal: Terminal, environment: string, { vpc, blocks }: AddressPlan): void {
  terminal.say(terminal.mark("title", `${environment}  ${vpc}`));
  terminal.table(
    ["range", "use", "tier or reason", "zone", "addresses"],
    blocks.map(({ cidr, use, tier, zone, usable }) => [
      cidr,
      use,
      tier,
      zone ?? "",
      usable.toLocaleString("en"),
    ]),
  );
  terminal.say();
}
