import { join, relative } from "node:path";
// Single files: what documents and rules need takes longer to load than a plan of nothing takes.
import { gitState } from "@strata/deploy/git/git-state";
import { type EnvironmentPlans, planEnvironment } from "@strata/deploy/planning/plan-environment";
import { selectedLayers } from "@strata/deploy/planning/selection";
import { findProject, type Project } from "@strata/project/project";
import { Command, InvalidArgumentError } from "commander";
import { type DocumentFiles, wantsDocuments } from "../deploying/document-files";
import { interruptible } from "../deploying/interrupt";
import { type LayerOptions, selectionOf, withLayerOptions } from "../deploying/layer-options";
import { placed } from "../deploying/placed";
import { outcomeLine, planFaults, showPlans } from "../deploying/plan-view";
import { plansFolder } from "../deploying/plans-folder";
import { parallelismArgument, terraformLanes } from "../deploying/terraform-lanes";
import { example } from "../example";
import { Failure } from "../failure";
import type { Terminal } from "../terminal";

interface Options extends LayerOptions, DocumentFiles {
  readonly out?: string;
  readonly base?: string;
  readonly destroy?: true;
  readonly refresh: boolean;
  readonly withoutStates?: true;
  readonly parallelism?: number;
  readonly keepGoing?: true;
  readonly detailedExitcode?: true;
  readonly json?: true;
}

const ABOUT = `
Layers are planned at once, each against its state. Where the plan of a layer changes what
another one reads, the other one is planned again with what that plan knows; the rest stays
unknown there. Nothing is made up.
exact: terraform apply takes the plan file. provisional: strata apply plans again, and holds it
to what you reviewed.

Exit code 0, or 1 for errors; with --detailed-exitcode 2 where something changes.`;

/** `strata plan`: the layers of environments, each by what the plans before it know. */
export function planCommand(terminal: Terminal): Command {
  const command = new Command("plan")
    .description("plan all layers of environments, before anything exists or long after")
    .argument("<environments...>", "folders under environments/, globs over them, or ids")
    .option("--out <folder>", "where plans go; .strata/plans by default")
    .option("--destroy", "plan that nothing is left")
    .option(
      "--refresh <boolean>",
      "false: take the states as they are, and read nothing that exists",
      boolean,
      true,
    )
    .option("--without-states", "plan as if nothing existed, where the state bucket is not there yet")
    .option("--markdown <file>", "write what the plans do, for a comment on a pull request")
    .option("--html <file>", "write it as a page of its own")
    .option("--junit <file>", "write it as test results, a case for each layer")
    .option(
      "--base <ref>",
      "with what settings are compared in documents; the remote's default branch by default",
    )
    .option("--parallelism <number>", "plans at a time", parallelismArgument)
    .option("--keep-going", "go on with other layers where one fails")
    .option("--detailed-exitcode", "exit with 2 where something changes")
    .option("--json", "print the records of the plans for a program")
    .addHelpText("after", () => `${example("plan <environment>")()}\n${ABOUT}`);
  return withLayerOptions(command).action((names: string[], options: Options) =>
    interruptible(
      terminal,
      (signal) => plan(terminal, names, options, signal),
      () => ["plans that were there before are as they were"],
    ),
  );
}

function boolean(text: string): boolean {
  if (text === "true" || text === "false") return text === "true";
  throw new InvalidArgumentError("expected true or false");
}

async function plan(
  terminal: Terminal,
  names: readonly string[],
  options: Options,
  signal: AbortSignal,
): Promise<void> {
  const project = findProject();
  const [environments, lanes, git] = await Promise.all([
    placed(project, names, terminal),
    terraformLanes(project, signal, options.parallelism),
    gitState(project.root),
  ]);
  const chosen = environments.map((environment) => ({
    environment,
    layers: selectedLayers(environment.path, environment.layers, selectionOf(options)),
  }));
  const plans = await Promise.all(
    chosen.map(({ environment, layers }) =>
      planEnvironment(project, environment, {
        ...lanes,
        layers,
        git,
        interrupt: signal,
        folder: join(plansFolder(project, options.out), environment.path),
        mode: options.destroy ? "destroy" : "apply",
        refresh: options.refresh,
        against: options.withoutStates ? "nothing" : "states",
        keepGoing: options.keepGoing === true,
        now: () => new Date(),
        report: (unit, event) => {
          if (event === "started") return;
          terminal.complain(
            event === "again"
              ? `${environment.path}/${unit.layer}: planning again, by the plans before it`
              : outcomeLine(environment.path, event),
          );
        },
      }),
    ),
  );
  const made = plans.filter((one) => one !== undefined);
  if (made.length < plans.length) return;
  if (wantsDocuments(options)) await writeAll(terminal, project, made, options);
  conclude(terminal, made, options);
}

async function writeAll(
  terminal: Terminal,
  project: Project,
  plans: readonly EnvironmentPlans[],
  options: Options,
): Promise<void> {
  const { writeDocuments } = require("../deploying/documents") as typeof import("../deploying/documents");
  await writeDocuments(terminal, project, plans, options);
}

function conclude(terminal: Terminal, plans: readonly EnvironmentPlans[], options: Options): void {
  if (options.json) terminal.json(plans.map(({ record }) => record));
  else
    for (const { record, folder } of plans) {
      showPlans(terminal, record);
      terminal.say(`plans in ${relative(process.cwd(), folder)}`);
    }
  const faults = plans.flatMap(({ record, folder }) => planFaults(record, folder));
  if (faults.length > 0) throw new Failure(faults);
  const isChanged = plans.some(({ outcomes }) => outcomes.some((one) => "isEmpty" in one && !one.isEmpty));
  if (options.detailedExitcode && isChanged) process.exitCode = 2;
}
