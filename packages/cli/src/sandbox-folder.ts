import { join } from "node:path";
import type { OwnSandbox } from "@strata/sandbox";
import type { Project } from "./project";
import type { SynthesizedStack } from "./synthesis";

/** Where a project's sandbox keeps all that it has, unless a command names another folder. */
export function sandboxFolder({ root }: Project): string {
  return join(root, ".strata", "sandbox");
}

/**
 * Opens a sandbox for what was synthesized: its types are served, its state buckets made.
 * @throws {SandboxError} when it cannot be opened
 */
export async function openFor(
  project: Project,
  directory: string,
  stacks: readonly SynthesizedStack[],
  port?: number,
): Promise<OwnSandbox> {
  const { openSandbox } = await import("@strata/sandbox");
  return openSandbox({
    directory,
    templates: stacks.map(({ template }) => template),
    from: join(project.root, "stacks"),
    cacheDir: join(project.root, "node_modules", ".cache", "strata"),
    ...(port === undefined ? {} : { port }),
  });
}
