import { findProject, type Graph, graphOf, layersOf } from "@strata/project";
import { Command } from "commander";
import { example } from "../example";
import { load } from "../loading";
import type { Terminal } from "../terminal";

/** `strata graph`: layers, what they read and promise, and where their state is. */
export function graphCommand(terminal: Terminal): Command {
  return new Command("graph")
    .description("show layers, contracts and state keys of environments, all by default")
    .argument("[environments...]", "folders under environments/, globs over them, or ids")
    .option("--json", "print the graph for a program")
    .addHelpText("after", example("graph <environment>"))
    .action((environments: string[], { json }: { json?: true }) => {
      const project = findProject();
      const layers = layersOf(project);
      const graphs = load(project, environments, terminal).map(({ environment }) =>
        graphOf(environment, layers),
      );
      if (json) return terminal.json(graphs);
      for (const graph of graphs) showGraph(terminal, graph);
    });
}

/** A graph for a reader: who reads whom, then what each unit promises and where it keeps its state. */
export function showGraph(terminal: Terminal, { environment, units }: Graph): void {
  terminal.say(terminal.mark("title", environment));
  terminal.table(
    ["layer", "reads", "what it makes"],
    units.map(({ layer, reads, description }) => [layer, reads.join(", ") || "-", description]),
  );
  terminal.say();
  for (const bucket of new Set(units.map((unit) => unit.bucket))) {
    terminal.say(`state in s3://${bucket}`);
    terminal.table(
      ["layer", "promises", "key"],
      units
        .filter((unit) => unit.bucket === bucket)
        .map(({ layer, outputs, key }) => [layer, `${outputs.length} outputs`, key]),
    );
    terminal.say();
  }
}
