import { join } from "node:path";
import {
  type AppliedLayers,
  type ApplyEvent,
  applyLayers,
  applyPlans,
  type GuardedPlan,
  PlanFolder,
  type SettingsBehind,
  selectedLayers,
  unitsOfEnvironment,
} from "@strata/deploy";
import { findProject, type Project } from "@strata/project";
import { Command } from "commander";
import { reportEvent } from "../deploying/apply-view";
import { keeping, removing } from "../deploying/artefacts";
import { confirmation } from "../deploying/confirmation";
import { interruptible } from "../deploying/interrupt";
import { type LayerOptions, selectionOf, several, withLayerOptions } from "../deploying/layer-options";
import { onlyEnvironment } from "../deploying/only-environment";
import { placed } from "../deploying/placed";
import { plansFolder } from "../deploying/plans-folder";
import { terraformLanes } from "../deploying/terraform-lanes";
import { behindLines, touched } from "../deploying/touched";
import { example } from "../example";
import { Failure } from "../failure";
import type { Terminal } from "../terminal";

interface Options extends LayerOptions {
  readonly plans?: string | true;
  readonly allowDestroy?: readonly string[];
  readonly base?: string;
  readonly autoApprove?: true;
  readonly json?: true;
}

const ABOUT = `
With --plans it carries out what was reviewed: an exact plan as it is; a provisional one is
planned again, and applied if that plan is what was reviewed or knows more. Run again after a
failure, it goes on from there.
Without --plans each layer is planned, shown and, if you say yes, applied.
A plan that deletes or replaces what holds data stops, until each of its addresses is named with
--allow-destroy.`;

/** `strata apply`: the layers of an environment, as reviewed or one after another. */
export function applyCommand(terminal: Terminal): Command {
  const command = new Command("apply")
    .description("carry out the plans of an environment, or plan and apply layer by layer")
    .argument("<environment>", "folder under environments/, or id")
    .option("--plans [folder]", "carry out the plans in this folder; .strata/plans by default")
    .option("--allow-destroy <address>", "let this resource go although it holds data; repeatable", several)
    .option(
      "--base <ref>",
      "with what settings are compared where the guard stops; the remote's default branch by default",
    )
    .option("--auto-approve", "do not ask; for use without --plans")
    .option("--json", "print what was applied for a program")
    .addHelpText("after", () => `${example("apply <environment> --plans")()}\n${ABOUT}`);
  return withLayerOptions(command).action((name: string, options: Options) =>
    interruptible(
      terminal,
      (signal) => apply(terminal, name, options, signal),
      () => ["layers that were applied stay so; run the command again to go on"],
    ),
  );
}

async function apply(terminal: Terminal, name: string, options: Options, signal: AbortSignal): Promise<void> {
  const project = findProject();
  const [environments, lanes] = await Promise.all([
    placed(project, [name], terminal),
    terraformLanes(project, signal),
  ]);
  const environment = onlyEnvironment(name, environments);
  const layers = selectedLayers(environment.path, environment.layers, selectionOf(options));
  const confirm =
    options.plans === undefined ? confirmation(terminal, options.autoApprove, "Apply") : undefined;
  const report = (layer: string, event: ApplyEvent): void =>
    reportEvent(terminal, `${environment.path}/${layer}`, event);
  const units = unitsOfEnvironment(project, environment);
  const settings = async (plans: readonly GuardedPlan[]): Promise<SettingsBehind> =>
    behindLines(await touched(terminal, project, environment.path, options.base, plans));
  const shared = {
    ...lanes,
    settings,
    allowDestroy: options.allowDestroy ?? [],
    interrupt: signal,
    report,
  };
  if (confirm === undefined) {
    const folder = PlanFolder.read(
      plansFolder(project, options.plans === true ? undefined : options.plans),
      environment.path,
    );
    const done = await applyPlans(project, environment, folder, {
      ...shared,
      layers,
      applied: folder.record.mode === "destroy" ? removing(terminal) : keeping(terminal, environment),
      now: () => new Date(),
    });
    return conclude(terminal, environment.path, { done, declined: [] }, options);
  }
  const result = await applyLayers(
    project,
    environment,
    {
      ...shared,
      applied: keeping(terminal, environment),
      units: units.filter(({ layer }) => layers.includes(layer)),
      folder: folderOf(project, environment.path),
      confirm,
    },
    `strata apply ${environment.path}`,
  );
  conclude(terminal, environment.path, result, options);
}

function folderOf(project: Project, environment: string): string {
  return join(plansFolder(project, undefined), environment);
}

function conclude(
  terminal: Terminal,
  environment: string,
  { done, declined }: AppliedLayers,
  { json }: Options,
): void {
  if (json) terminal.json({ environment, applied: done, declined });
  else if (done.length > 0) terminal.say(`${environment}: applied ${done.join(", ")}`);
  if (declined.length > 0) throw new Failure([`not applied: ${declined.join(", ")}`]);
}
