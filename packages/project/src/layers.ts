import { createRequire } from "node:module";
import type { LayerDefinition } from "@strata/config";
import { inProject, type Project } from "./project";
import { ProjectError } from "./project-error";

/**
 * The layers of a project, in order: what its registry exports as `layers`. It is loaded by `require`, since an
 * `import()` of TypeScript would need the loader of ES modules, which takes a tenth of a second.
 * @throws {ProjectError} when the registry exports no layers
 */
export function layersOf(project: Project): readonly LayerDefinition[] {
  const { layers } = createRequire(project.registry)(project.registry) as { readonly layers?: unknown };
  if (Array.isArray(layers) && layers.every(isDefinition)) return layers;
  throw new ProjectError([
    `${inProject(project, project.registry)}: expected an export "layers", a list of layer definitions, got ${layers === undefined ? "none" : "other content"}`,
  ]);
}

/** Whether something is a layer's definition, as far as a mistaken export could be told from one. */
function isDefinition(value: unknown): value is LayerDefinition {
  const { name, reads, settings, contract } = (value ?? {}) as Partial<LayerDefinition>;
  return typeof name === "string" && Array.isArray(reads) && settings !== undefined && contract !== undefined;
}
