import { relative } from "node:path";
import { checkContext, type LayerDefinition, type LoadedEnvironment } from "@strata/config";
import {
  cacheFolder,
  findProject,
  graphOf,
  layersOf,
  type Project,
  type SynthesizedUnit,
  unitFolder,
} from "@strata/project";
import { findTerraform, installTerraform, missingText, PINNED, Terraform } from "@strata/terraform";
import { Command } from "commander";
import { Demonstration } from "../demonstration";
import { example } from "../example";
import { Failure } from "../failure";
import { load } from "../loading";
import { runSteps } from "../progress";
import { ask } from "../question";
import type { Terminal } from "../terminal";
import { showPlan } from "./cidr";
import { showGraph } from "./graph";

/** `strata demo`: one environment from its folder to applied layers, with no account, and what it is. */
export function demoCommand(terminal: Terminal): Command {
  return new Command("demo")
    .description("synthesize one environment, deploy it into a sandbox, and show what it is")
    .argument("[environment]", "folder under environments/, or id")
    .option("--default <environment>", "environment where none is named; the first production one otherwise")
    .option(
      "--install-terraform",
      "fetch the pinned Terraform into the project's cache where none is found, without asking",
    )
    .addHelpText("after", example("demo <other>"))
    .action(async (environment: string | undefined, options: DemoOptions) => {
      const project = findProject();
      const consent = options.installTerraform === true ? "given" : "asked for";
      const executable = await provideTerraform(project, terminal, consent);
      const loaded = choose(project, environment ?? options.default, terminal);
      const interrupt = new AbortController();
      const terraform = new Terraform({ executable, interrupt: interrupt.signal });
      const demonstration = new Demonstration(project, loaded, terraform);
      const end = (): void => interrupt.abort();
      for (const signal of ENDING) process.on(signal, end);
      try {
        terminal.say(terminal.mark("title", loaded.environment.path));
        await runSteps(terminal, demonstration.steps());
      } catch (error) {
        if (!interrupt.signal.aborted) throw error;
        throw new Failure([`interrupted; what was deployed is kept in ${folderOf(demonstration)}`]);
      } finally {
        await demonstration.close();
        for (const signal of ENDING) process.off(signal, end);
      }
      terminal.say();
      show(terminal, loaded, layersOf(project), demonstration);
      goOn(terminal, project, loaded, demonstration);
    });
}

/** Signals that ask a process to end. */
const ENDING: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

function folderOf({ directory }: Demonstration): string {
  return relative(process.cwd(), directory);
}

interface DemoOptions {
  readonly default?: string;
  readonly installTerraform?: true;
}

/** The environment asked for, or the first whose posture is production. */
function choose(project: Project, environment: string | undefined, terminal: Terminal): LoadedEnvironment {
  const loaded = load(project, environment === undefined ? [] : [environment], terminal);
  const chosen = loaded.find((candidate) => candidate.environment.posture === "production") ?? loaded[0];
  if (chosen === undefined) throw new Failure(["environments/: expected an environment, got none"]);
  return chosen;
}

async function provideTerraform(
  project: Project,
  terminal: Terminal,
  consent: "given" | "asked for",
): Promise<string> {
  const found = await findTerraform(cacheFolder(project));
  if ("path" in found) return found.path;
  const missing = missingText(found);
  const agreed =
    consent === "given" ||
    (terminal.interactive && (await ask(`${missing}\nFetch Terraform ${PINNED} into .cache now?`)));
  if (!agreed) throw new Failure([missing]);
  const installed = { path: "" };
  const run = async (): Promise<string> => {
    installed.path = await installTerraform(cacheFolder(project));
    return "checksum and signature verified";
  };
  await runSteps(terminal, [{ title: `Terraform ${PINNED}`, run }]);
  return installed.path;
}

function show(
  terminal: Terminal,
  { environment }: LoadedEnvironment,
  layers: readonly LayerDefinition[],
  demonstration: Demonstration,
): void {
  showGraph(terminal, graphOf(environment, layers));
  for (const { addresses } of layers) {
    if (addresses !== undefined) showPlan(terminal, environment.path, addresses(checkContext(environment)));
  }
  for (const unit of demonstration.units) {
    showUnit(terminal, unit, demonstration.outputs.get(unit.layer) ?? {});
  }
}

function showUnit(
  terminal: Terminal,
  { name, template }: SynthesizedUnit,
  outputs: Readonly<Record<string, unknown>>,
): void {
  const types = Object.entries(template.resource ?? {}).map(([type, named]) => ({
    type,
    count: Object.keys(named).length,
  }));
  const total = types.reduce((sum, { count }) => sum + count, 0);
  terminal.say(terminal.mark("title", `${name}  ${total} resources`));
  terminal.say(wrapped(types.map(({ type, count }) => (count === 1 ? type : `${type} x${count}`))));
  for (const [output, value] of Object.entries(outputs)) terminal.say(`  ${output} = ${brief(value)}`);
  terminal.say();
}

function goOn(
  terminal: Terminal,
  project: Project,
  { environment }: LoadedEnvironment,
  demonstration: Demonstration,
): void {
  const folder = folderOf(demonstration);
  const unit = relative(process.cwd(), unitFolder(project, environment.id, "network"));
  terminal.say(
    `The sandbox simulates AWS and Kubernetes: it proves wiring, order, state and drift, not that AWS`,
  );
  terminal.say(`accepts a value. What was deployed is kept in ${folder}. To go on:`);
  terminal.say(`  strata sandbox up ${environment.path} --directory ${folder}`);
  terminal.say(`  strata sandbox exec --directory ${folder} -- terraform -chdir=${unit} plan`);
  terminal.say(`  strata sandbox resources --directory ${folder}`);
}

/** A value in what is left of a line of 100 columns. */
function brief(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 70 ? `${text.slice(0, 67)}...` : text;
}

/** Words joined by commas, in lines of at most 98 columns, indented by two. */
function wrapped(words: readonly string[]): string {
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    if (line === undefined || line.length + word.length + 2 > 96) lines.push(word);
    else lines[lines.length - 1] = `${line}, ${word}`;
  }
  return lines.map((line) => `  ${line}`).join(",\n");
}
