import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stackName } from "@strata/contract";
import type { PlacedEnvironment, Project } from "@strata/project";
import { unitFolder } from "@strata/project/unit-folders";
import { sourcesOf } from "../planning-copy";

/** A unit that has been synthesized: a layer of an environment, in the folder that Terraform works in. */
export interface Unit {
  readonly layer: string;
  /** Name of its stack. */
  readonly stack: string;
  /** Absolute. */
  readonly folder: string;
  /** The parsed `cdk.tf.json`. */
  readonly json: unknown;
  /** Layers of the environment whose outputs it reads. */
  readonly reads: readonly string[];
}

/** The units of an environment as they were synthesized, in the order of its layers. */
export function unitsOfEnvironment(
  project: Project,
  { id, layers }: Pick<PlacedEnvironment, "id" | "layers">,
): readonly Unit[] {
  return layers.map((layer) => {
    const folder = unitFolder(project, id, layer);
    return unitIn(folder, layer, stackName(id, layer), layers);
  });
}

/** The unit in a folder. @param layers of its environment */
export function unitIn(folder: string, layer: string, stack: string, layers: readonly string[]): Unit {
  const json: unknown = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"));
  return { layer, stack, folder, json, reads: sourcesOf(json).filter((source) => layers.includes(source)) };
}
