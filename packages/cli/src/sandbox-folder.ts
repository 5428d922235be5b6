import { join } from "node:path";
import { layersFolder, type Project, resultsFolder, type SynthesizedStack } from "@strata/project";
import type { SandboxOptions } from "@strata/sandbox";

/** Where a project's sandbox keeps all that it has, unless a command names another folder. */
export function sandboxFolder({ root }: Project): string {
  return join(root, ".strata", "sandbox");
}

/** What a sandbox is opened with, for what was synthesized: its types are served, its state buckets made. */
export function sandboxOptions(
  project: Project,
  directory: string,
  stacks: readonly SynthesizedStack[],
): SandboxOptions {
  return {
    directory,
    templates: stacks.map(({ template }) => template),
    from: layersFolder(project),
    cacheDir: resultsFolder(project),
  };
}
