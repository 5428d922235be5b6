import type { LoadedEnvironment } from "@strata/config";
import { findProject, withSynthesis } from "@strata/project";
import { counted } from "@strata/values";
import { Command } from "commander";
import { changeComplaints, type JudgedChanges, judgedChanges } from "../checking/changes";
import { showChanges } from "../checking/changes-view";
import { type PlanArgument, type PlanInput, planArgument, readPlanInput } from "../checking/plan-input";
import { type Judged, judge, show } from "../checking/required-settings";
import { example } from "../example";
import { Failure } from "../failure";
import { load } from "../loading";
import type { Terminal } from "../terminal";

/** What a plan is judged for, and the ways to have one. */
const PLANS = `
A plan is judged for what AWS refuses, destroys, replaces, cannot undo or interrupts, with the way
that works; of any Terraform configuration, in any folder, with no environment:

  terraform plan -out=tfplan && terraform show -json tfplan | strata check --plan -

Exit code 1 where something has to be decided; 0 where something only interrupts, or is unknown
until apply. An --accept takes an address as it is printed, in which * stands for any text.`;

interface Options {
  readonly json?: true;
  readonly plan?: readonly string[];
  readonly accept?: readonly string[];
}

/** `strata check`: the required settings, against what environments synthesize to; the change rules, against plans. */
export function checkCommand(terminal: Terminal): Command {
  const several = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
  return new Command("check")
    .description("hold environments, all by default, to required settings, and plans to change rules")
    .argument("[environments...]", "folders under environments/, globs over them, or ids")
    .option("--json", "print the findings for a program")
    .option(
      "--plan <[layer=]file>",
      "judge a plan, as terraform show -json prints it (- is standard input); with a layer, of one environment, its settings too",
      several,
    )
    .option("--accept <address>", "accept what a plan does to a resource; repeatable", several)
    .addHelpText("after", () => `${example("check <environment>")()}\n${PLANS}`)
    .action(async (environments: string[], options: Options) => {
      const plans = planArguments(options, environments);
      if (plans.length > 0 && plans.every(({ layer }) => layer === undefined)) {
        const inputs = await Promise.all(plans.map(readPlanInput));
        const judged = judgedChanges(inputs, options.accept ?? []);
        if (options.json) terminal.json(judged);
        else for (const result of judged) showChanges(terminal, result);
        return failWith(changeComplaints(judged));
      }
      return checkEnvironments(terminal, environments, options, plans[0]);
    });
}

/** @throws {Failure} for what does not go together */
function planArguments(
  { plan = [], accept = [] }: Options,
  environments: readonly string[],
): readonly PlanArgument[] {
  const plans = plan.map(planArgument);
  const [first] = accept;
  if (plans.length === 0 && first !== undefined) {
    throw new Failure([`--accept ${first}: expected a --plan whose changes are accepted, got none`]);
  }
  const alone = plans.filter(({ layer }) => layer === undefined);
  const [ofNone] = alone;
  if (ofNone !== undefined && environments.length > 0) {
    throw new Failure([
      `--plan ${ofNone.file}: expected <layer>=<file>, since an environment is named; without one the plan is judged by itself`,
    ]);
  }
  if (plans.length > 1 && alone.length < plans.length) {
    throw new Failure([`--plan: expected one <layer>=<file>, or files alone, got ${plan.join(", ")}`]);
  }
  if (alone.filter(({ file }) => file === "-").length > 1) {
    throw new Failure(["--plan -: expected standard input once, got it twice"]);
  }
  return plans;
}

async function checkEnvironments(
  terminal: Terminal,
  environments: readonly string[],
  { json, accept = [] }: Options,
  plan: PlanArgument | undefined,
): Promise<void> {
  const project = findProject();
  const loaded = load(project, environments, terminal);
  const input = plan === undefined ? undefined : await plannedLayer(plan, loaded);
  const changes = input === undefined ? [] : judgedChanges([input], accept);
  const judged = await withSynthesis(project, environments, (synthesis) =>
    loaded.map((environment) => judge(environment, synthesis, input)),
  );
  if (json)
    terminal.json(judged.map((result) => ({ ...result, ...(input === undefined ? {} : { changes }) })));
  else print(terminal, judged, changes);
  const open = judged.reduce((sum, result) => sum + result.open.length, 0);
  const unused = judged.reduce((sum, result) => sum + result.unused.length, 0);
  const found =
    open + unused > 0
      ? [`${counted(open, "finding")}, ${counted(unused, "exception")} that nothing needs`]
      : [];
  failWith([...found, ...changeComplaints(changes)]);
}

function print(terminal: Terminal, judged: readonly Judged[], changes: readonly JudgedChanges[]): void {
  for (const result of judged) show(terminal, result);
  for (const result of changes) showChanges(terminal, result);
}

/** @throws {Failure} when it is not a layer of the one environment, or the file no plan */
async function plannedLayer(
  argument: PlanArgument,
  loaded: readonly LoadedEnvironment[],
): Promise<PlanInput & { readonly layer: string }> {
  const { layer = "", file } = argument;
  const [only, ...others] = loaded;
  const layers = only === undefined || others.length > 0 ? [] : only.environment.layers;
  if (!layers.includes(layer)) {
    const expected =
      layers.length === 0 ? "exactly one environment" : `<layer>=<file> with one of ${layers.join(", ")}`;
    throw new Failure([
      `--plan: expected ${expected}, got ${layers.length === 0 ? loaded.length : `${layer}=${file}`}`,
    ]);
  }
  return { ...(await readPlanInput(argument)), layer };
}

function failWith(lines: readonly string[]): void {
  if (lines.length > 0) throw new Failure(lines);
}
