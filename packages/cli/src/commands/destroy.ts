import { join } from "node:path";
import { stackName } from "@strata/contract";
import {
  type ApplyEvent,
  applyPlans,
  guard,
  hasPlan,
  PlanFolder,
  planEnvironment,
  refuseRead,
} from "@strata/deploy";
import { findProject } from "@strata/project";
import { Command } from "commander";
import { reportEvent } from "../deploying/apply-view";
import { removing } from "../deploying/artefacts";
import { confirmation } from "../deploying/confirmation";
import { destroyable } from "../deploying/destroyable";
import { interruptible } from "../deploying/interrupt";
import { type LayerOptions, several, withLayerOptions } from "../deploying/layer-options";
import { planFaults } from "../deploying/plan-view";
import { terraformLanes } from "../deploying/terraform-lanes";
import { example } from "../example";
import { Failure } from "../failure";
import type { Terminal } from "../terminal";

interface Options extends LayerOptions {
  readonly region?: string;
  readonly allowDestroy?: readonly string[];
  readonly autoApprove?: true;
  readonly json?: true;
}

const ABOUT = `
All layers are planned and shown first; if you say yes they go in reverse order: who reads a
layer goes before it.
What holds data stops it, until each of its addresses is named with --allow-destroy.
A layer, or an environment, that the code no longer has is destroyed from what was applied last,
which is kept beside its state; the ledger says where.
To review first: strata plan <environment> --destroy, then strata apply <environment> --plans.`;

/** `strata destroy`: the layers of an environment, in reverse order. */
export function destroyCommand(terminal: Terminal): Command {
  const command = new Command("destroy")
    .description("destroy the layers of an environment, in reverse order")
    .argument("<environment>", "folder under environments/, or id; also the id of one whose folder is gone")
    .option("--region <region>", "region of the state bucket of an environment whose folder is gone")
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
  const confirm = confirmation(terminal, options.autoApprove, "Destroy");
  const lanes = await terraformLanes(project, signal);
  const { environment, units, layers, gone } = await destroyable(terminal, project, name, options);
  await refuseRead(environment.path, units, layers, lanes);
  const folder = join(project.root, ".strata", "destroy", environment.path);
  const report = (layer: string, event: ApplyEvent): void =>
    reportEvent(terminal, `${environment.path}/${layer}`, event);
  const now = (): Date => new Date();
  const allowDestroy = options.allowDestroy ?? [];
  const plans = await planEnvironment(project, environment, {
    ...lanes,
    units,
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
  await guard(environment.path, made, allowDestroy);
  if (!(await confirm(made))) throw new Failure(["nothing was destroyed"]);
  const done = await applyPlans(project, environment, PlanFolder.read(folder, environment.path), {
    ...lanes,
    units,
    layers,
    allowDestroy,
    interrupt: signal,
    now,
    report,
    applied: removing(terminal),
  });
  if (options.json) terminal.json({ environment: environment.path, destroyed: done });
  else if (done.length > 0) terminal.say(`${environment.path}: destroyed ${done.join(", ")}`);
  for (const layer of gone)
    terminal.complain(
      `then forget it: strata state ledger --write --forget ${stackName(environment.id, layer)}`,
    );
}
