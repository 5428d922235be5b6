import type { Environment, LayerDefinition } from "@strata/config";
import { stackName } from "@strata/contract";
import { own } from "@strata/values";

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
export function graphOf(
  { id, path, layers: listed, state }: Environment,
  layers: readonly LayerDefinition[],
): Graph {
  const unit = ({ name, description, reads, contract }: LayerDefinition): GraphUnit => ({
    stack: stackName(id, name),
    layer: name,
    description,
    reads: reads.filter((upstream) => listed.includes(upstream)),
    outputs: Object.keys(contract.outputs),
    bucket: own(state, name)?.bucket ?? "",
    key: own(state, name)?.key ?? "",
  });
  return { environment: path, id, units: layers.filter(({ name }) => listed.includes(name)).map(unit) };
}
