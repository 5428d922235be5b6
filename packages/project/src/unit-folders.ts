import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { stackName } from "@strata/contract";
import { writeWhole } from "@strata/files";
import type { Project } from "./project";
import type { Manifest, Synthesis } from "./synthesis";

/** The folder of a unit, which Terraform works in. */
export function unitFolder({ output }: Project, environmentId: string, layer: string): string {
  return join(output, "stacks", stackName(environmentId, layer));
}

/**
 * Puts synthesized stacks where stock `cdktf synth` would, each file by a rename. Folders of other stacks,
 * and what Terraform keeps beside a template, stay as they are.
 */
export async function placeUnits(project: Project, synthesis: Synthesis): Promise<void> {
  for (const { name } of synthesis.stacks) {
    const from = join(synthesis.folder, "stacks", name);
    const to = join(project.output, "stacks", name);
    mkdirSync(to, { recursive: true });
    for (const entry of readdirSync(from, { withFileTypes: true })) {
      const target = join(to, entry.name);
      // A rename replaces a file; a folder, such as assets, has to make room first.
      if (entry.isDirectory()) rmSync(target, { recursive: true, force: true });
      renameSync(join(from, entry.name), target);
    }
  }
  await writeManifest(project, synthesis.manifest);
}

/** The manifest names what is there: the stacks just written, and others whose folders exist. */
async function writeManifest(project: Project, fresh: Manifest): Promise<void> {
  const file = join(project.output, "manifest.json");
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Manifest) : { stacks: {} };
  const kept = Object.entries(known.stacks).filter(([name]) =>
    existsSync(join(project.output, "stacks", name)),
  );
  const manifest = { ...fresh, stacks: { ...Object.fromEntries(kept), ...fresh.stacks } };
  // The printer that CDKTF uses, so that stock `cdktf synth` writes the same bytes; only commands that write need it.
  const { default: stringify } = await import("json-stable-stringify");
  writeWhole(file, stringify(manifest, { space: 2 }) ?? "");
}
