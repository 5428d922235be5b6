import { checkContext, type LoadedEnvironment } from "@strata/config";
import { layers } from "@strata/stacks/registry";
import { Command } from "commander";
import { example } from "../example";
import { Failure } from "../failure";
import { load } from "../loading";
import { runSteps } from "../progress";
import { findProject, type Project } from "../project";
import { ask } from "../question";
import { type SynthesizedStack, withSynthesis } from "../synthesis";
import type { Terminal } from "../terminal";
import { findTerraform, installTerraform, missingText, PINNED } from "../terraform";
import { place } from "../unit-folders";
import { showPlan } from "./cidr";
import { graphOf, showGraph } from "./graph";

/** `strata demo`: one environment from its folder to checked Terraform, and what it is. */
export function demoCommand(terminal: Terminal): Command {
  return new Command("demo")
    .description("synthesize one environment and show its layers, addresses and resources")
    .argument("[environment]", "folder under environments/, or id")
    .option("--default <environment>", "environment where none is named; the first production one otherwise")
    .option(
      "--install-terraform",
      "fetch the pinned Terraform into the project's cache where none is found, without asking",
    )
    .addHelpText("after", example("demo <other>"))
    .action(async (environment: string | undefined, options: DemoOptions) => {
      const project = findProject();
      await provideTerraform(project, terminal, options.installTerraform === true ? "install" : "ask");
      const loaded = choose(project, environment ?? options.default, terminal);
      const { path, layers: names } = loaded.environment;
      const synthesized: { stacks: readonly SynthesizedStack[] } = { stacks: [] };
      await runSteps(terminal, [
        { title: "Settings", run: () => `${path}, ${names.length} layers, no faults` },
        {
          title: "Synthesis",
          run: () =>
            withSynthesis(project, [path], (synthesis) => {
              place(project, synthesis, () => undefined);
              synthesized.stacks = synthesis.stacks;
              return `${synthesis.stacks.length} stacks in cdktf.out/stacks`;
            }),
        },
      ]);
      terminal.say();
      show(terminal, loaded, synthesized.stacks);
    });
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
  missing: "ask" | "install",
): Promise<void> {
  const found = await findTerraform(project);
  if ("path" in found) return;
  const question = `${missingText(found)}\nFetch Terraform ${PINNED} into .cache now?`;
  const consent = missing === "install" || (terminal.interactive && (await ask(question)));
  if (!consent) throw new Failure([missingText(found)]);
  await runSteps(terminal, [{ title: `Terraform ${PINNED}`, run: () => installTerraform(project) }]);
}

function show(
  terminal: Terminal,
  { environment }: LoadedEnvironment,
  stacks: readonly SynthesizedStack[],
): void {
  showGraph(terminal, graphOf(environment));
  for (const { addresses } of layers) {
    if (addresses !== undefined) showPlan(terminal, environment.path, addresses(checkContext(environment)));
  }
  for (const { name, template } of inOrder(stacks, environment.layers)) {
    const types = Object.entries(template.resource ?? {}).map(([type, named]) => ({
      type,
      count: Object.keys(named).length,
    }));
    const total = types.reduce((sum, { count }) => sum + count, 0);
    terminal.say(terminal.mark("title", `${name}  ${total} resources`));
    terminal.say(wrapped(types.map(({ type, count }) => (count === 1 ? type : `${type} x${count}`))));
    terminal.say();
  }
  terminal.say(
    "Go on: strata config explain, strata check, or terraform plan in cdktf.out/stacks/<stack>; docs/ has the rest.",
  );
}

function inOrder(stacks: readonly SynthesizedStack[], order: readonly string[]): readonly SynthesizedStack[] {
  return order.flatMap((layer) => stacks.filter(({ name }) => name.endsWith(`-${layer}`)));
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
