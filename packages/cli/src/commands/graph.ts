import type { Environment, LayerDefinition } from "@strata/config";
import { layers } from "@strata/stacks/registry";
import { Command } from "commander";
import { example } from "../example";
import { load } from "../loading";
import { findProject } from "../project";
import type { Terminal } from "../terminal";

/** `strata graph`: layers, what they read and promise, and where their state is. */
export function graphCommand(terminal: Terminal): Command {
  return new Command("graph")
    .description("show layers, contracts and state keys of environments, all by default")
    .argument("[environments...]", "folders under environments/, globs over them, or ids")
    .option("--json", "print the graph for a program")
    .addHelpText("after", example("graph <environment>"))
    .action((environments: string[], { json }: { json?: true }) => {
      const graphs = load(findProject(), environments, terminal).map(({ environment }) =>
        graphOf(environment),
      );
      if (json) return terminal.json(graphs);
      for (const graph of graphs) showGraph(terminal, graph);
    });
}

/** One environment's units and the edges between them. */
export interface Graph {
  readonly environment: string;
  readonly id: string;
  readonly units: readonly GraphUnit[];
}

/** One unit. */
export interface GraphUnit {
  readonly stack: string;
  readonly layer: string;
  readonly description: string;
  /** Layers whose contracts it reads. */
  readonly reads: readonly string[];
  /** Names of the outputs that its contract promises. */
  readonly outputs: readonly string[];
  readonly bucket: string;
  readonly key: string;
}

/** The graph of an environment, in the order in which its layers are deployed. */
export function graphOf({ id, path, layers: listed, state }: Environment): Graph {
  const unit = ({ name, description, reads, contract }: LayerDefinition): GraphUnit => ({
    stack: `${id}-${name}`,
    layer: name,
    description,
    reads: reads.filter((upstream) => listed.includes(upstream)),
    outputs: Object.keys(contract.outputs),
    bucket: state[name]?.bucket ?? "",
    key: state[name]?.key ?? "",
  });
  return { environment: path, id, units: layers.filter(({ name }) => listed.includes(name)).map(unit) };
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
