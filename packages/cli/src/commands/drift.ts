import { driftJson, driftLines, driftMarkdown, driftReport, findDrift, selectedLayers } from "@strata/deploy";
import { writeWhole } from "@strata/files";
import { findProject } from "@strata/project";
import { Command } from "commander";
import { interruptible } from "../deploying/interrupt";
import { type LayerOptions, selectionOf, withLayerOptions } from "../deploying/layer-options";
import { placed } from "../deploying/placed";
import { parallelismArgument, terraformLanes } from "../deploying/terraform-lanes";
import { example } from "../example";
import { Failure } from "../failure";
import type { Terminal } from "../terminal";

interface Options extends LayerOptions {
  readonly parallelism?: number;
  readonly markdown?: string;
  readonly json?: true;
}

const ABOUT = `
Exit code 2 where something drifted, 1 for errors, else 0. Nothing is written: an apply puts
back what settings fix.`;

/** `strata drift`: what was changed outside of Terraform, and what an apply does with it. */
export function driftCommand(terminal: Terminal): Command {
  const command = new Command("drift")
    .description("compare what exists with the states of environments, all by default")
    .argument("[environments...]", "folders under environments/, globs over them, or ids")
    .option("--parallelism <number>", "plans at a time", parallelismArgument)
    .option("--markdown <file>", "write the report as Markdown too")
    .option("--json", "print the report for a program")
    .addHelpText("after", () => `${example("drift <environment>")()}\n${ABOUT}`);
  return withLayerOptions(command).action((names: string[], options: Options) =>
    interruptible(terminal, (signal) => drift(terminal, names, options, signal)),
  );
}

async function drift(
  terminal: Terminal,
  names: readonly string[],
  options: Options,
  signal: AbortSignal,
): Promise<void> {
  const project = findProject();
  const [environments, lanes] = await Promise.all([
    placed(project, names, terminal),
    terraformLanes(project, signal, options.parallelism),
  ]);
  const chosen = environments.map((environment) => ({
    environment,
    layers: selectedLayers(environment.path, environment.layers, selectionOf(options)),
  }));
  const found = await Promise.all(
    chosen.map(async ({ environment, layers }) => ({
      environment,
      ...(await findDrift(project, environment, {
        ...lanes,
        layers,
        interrupt: signal,
        report: (layer) => terminal.complain(`${environment.path}/${layer}: compared`),
      })),
    })),
  );
  if (signal.aborted) return;
  const report = driftReport(found.flatMap(({ inputs }) => inputs));
  if (options.json) terminal.json(driftJson(report));
  else {
    for (const line of driftLines(report)) terminal.say(line);
    for (const { environment, missing } of found)
      for (const layer of missing) terminal.say(`${environment.path}/${layer}: was never applied`);
  }
  if (options.markdown !== undefined) writeWhole(options.markdown, driftMarkdown(report));
  const faults = found.flatMap((one) => one.faults);
  if (faults.length > 0) throw new Failure(faults);
  if (report.hasDrift) process.exitCode = 2;
}
