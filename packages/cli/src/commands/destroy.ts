import { join } from "node:path";
import {
  type ApplyEvent,
  applyPlans,
  guard,
  hasPlan,
  PlanFolder,
  planEnvironment,
  refuseRead,
  selectedLayers,
  unitsOfEnvironment,
} from "@strata/deploy";
import { findProject } from "@strata/project";
import { Command } from "commander";
import { reportEvent } from "../deploying/apply-view";
import { confirmation } from "../deploying/confirmation";
import { interruptible } from "../deploying/interrupt";
import { type LayerOptions, selectionOf, several, withLayerOptions } from "../deploying/layer-options";
import { onlyEnvironment } from "../deploying/only-environment";
import { placed } from "../deploying/placed";
import { planFaults } from "../deploying/plan-view";
import { terraformLanes } from "../deploying/terraform-lanes";
import { example } from "../example";
import { Failure } from "../failure";
import type { Terminal } from "../terminal";

interface Options extends LayerOptions {
  readonly allowDestroy?: readonly string[];
  readonly autoApprove?: true;
  readonly json?: true;
}

const ABOUT = `
All layers are planned and shown first; if you say yes they go in reverse order: who reads a layer goes before it.
What holds data stops it, until each of its addresses is named with --allow-destroy.
To review first: strata plan <environment> --destroy, then strata apply <environment> --plans.`;

/** `strata destroy`: the layers of an environment, in reverse order. */
export function destroyCommand(terminal: Terminal): Command {
  const command = new Command("destroy")
    .description("destroy the layers of an environment, in reverse order")
    .argument("<environment>", "folder under environments/, or id")
    .option("--allow-destroy <address>", "let this resource go although it holds data; repeatable", several)
    .option("--auto-approve", "do not ask")
    .option("--json", "print what was destroyed for a program")
    .addHelpText("after", () => `${example("destroy <environment>")()}\n${ABOUT}`);
  return withLayerOptions(command).action((name: string, options: Options) =>
    interruptible(
      terminal,
      (signal) => destroy(terminal, name, options, signal),
      () => ["layers that were destroyed stay so; run the command again to go on"],
    ),
  );
}

async function destroy(
  terminal: Terminal,
  name: string,
  options: Options,
  signal: AbortSignal,
): Promise<void> {
  const project = findProject();
  const [environments, lanes] = await Promise.all([
    placed(project, [name], terminal),
    terraformLanes(project, signal),
  ]);
  const environment = onlyEnvironment(name, environments);
  const layers = selectedLayers(environment.path, environment.layers, selectionOf(options));
  const confirm = confirmation(terminal, options.autoApprove, "Destroy");
  await refuseRead(environment.path, unitsOfEnvironment(project, environment), layers, lanes);
  const folder = join(project.root, ".strata", "destroy", environment.path);
  const report = (layer: string, event: ApplyEvent): void =>
    reportEvent(terminal, `${environment.path}/${layer}`, event);
  const now = (): Date => new Date();
  const allowDestroy = options.allowDestroy ?? [];
  const plans = await planEnvironment(project, environment, {
    ...lanes,
    layers,
    git: null,
    interrupt: signal,
    folder,
    mode: "destroy",
    refresh: true,
    against: "states",
    keepGoing: false,
    now,
    report: () => undefined,
  });
  if (plans === undefined) return;
  const faults = planFaults(plans.record, folder);
  if (faults.length > 0) throw new Failure(faults);
  const made = plans.outcomes.filter(hasPlan).reverse();
  guard(
    environment.path,
    made.map(({ unit, shown }) => ({ layer: unit.layer, shown })),
    allowDestroy,
  );
  if (!(await confirm(made))) throw new Failure(["nothing was destroyed"]);
  const done = await applyPlans(project, environment, PlanFolder.read(folder, environment.path), {
    ...lanes,
    layers,
    allowDestroy,
    interrupt: signal,
    now,
    report,
  });
  if (options.json) terminal.json({ environment: environment.path, destroyed: done });
  else if (done.length > 0) terminal.say(`${environment.path}: destroyed ${done.join(", ")}`);
}
