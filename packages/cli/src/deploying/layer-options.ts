import type { LayerSelection } from "@strata/deploy";
import type { Command } from "commander";

/** What options say of layers. */
export interface LayerOptions {
  readonly layer?: readonly string[];
  readonly from?: string;
  readonly to?: string;
}

/** Adds a reader of an option that may be given several times. */
export function several(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** Gives a command the options that select layers. */
export function withLayerOptions(command: Command): Command {
  return command
    .option("--layer <layer>", "only this layer; repeatable", several)
    .option("--from <layer>", "this layer and those after it")
    .option("--to <layer>", "this layer and those before it");
}

/** The layers that options select. */
export function selectionOf({ layer, from, to }: LayerOptions): LayerSelection {
  return {
    ...(layer === undefined ? {} : { layers: layer }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}
