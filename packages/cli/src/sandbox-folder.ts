import { join } from "node:path";
import type { SandboxOptions } from "@strata/sandbox";
import type { Project } from "./project";
import type { SynthesizedStack } from "./synthesis";

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
    from: join(project.root, "stacks"),
    cacheDir: join(project.root, "node_modules", ".cache", "strata"),
  };
}
