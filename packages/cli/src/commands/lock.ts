import { copyFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { layers } from "@strata/stacks/registry";
import { Command } from "commander";
import { example } from "../example";
import { Failure } from "../failure";
import { load } from "../loading";
import { findProject, type Project } from "../project";
import { type Template, withSynthesis } from "../synthesis";
import type { Terminal } from "../terminal";
import { requireTerraform } from "../terraform";

/** `strata lock`: records the providers of each layer for all platforms, so that every unit uses the same ones. */
export function lockCommand(terminal: Terminal): Command {
  return new Command("lock")
    .description(
      "write stacks/<layer>/.terraform.lock.hcl for the platforms in settings; synth copies it into units",
    )
    .argument("[layers...]", "layers, all by default")
    .option("--fs-mirror <folder>", "take providers from this folder instead of their registry")
    .option("--platform <platform...>", "record these platforms instead of those in settings")
    .option("--json", "print the files that were written for a program")
    .addHelpText("after", example("lock network cluster"))
    .action(async (names: string[], options: LockOptions) => {
      const unknown = names.filter((name) => !layers.some((layer) => layer.name === name));
      if (unknown.length > 0) {
        throw new Failure([
          `lock: expected layers among ${layers.map(({ name }) => name).join(", ")}, got ${unknown.join(", ")}`,
        ]);
      }
      const project = findProject();
      const terraform = await requireTerraform();
      const environments = load(project, [], terminal);
      const platforms = options.platform ?? [
        ...new Set(environments.flatMap(({ environment }) => environment.platforms)),
      ];
      const needs = await withSynthesis(project, [], ({ stacks }) =>
        stacks.map(({ name, template }) => ({ name, template })),
      );
      const written: { readonly layer: string; readonly file: string }[] = [];
      for (const { name } of layers.filter((layer) => names.length === 0 || names.includes(layer.name))) {
        const unit = needs.find((stack) => stack.name.endsWith(`-${name}`));
        if (unit === undefined) continue;
        terminal.complain(`${name}: ${platforms.join(", ")}`);
        const file = await lock(project, name, unit.template, { terraform, platforms, ...options });
        written.push({ layer: name, file });
        if (!options.json) terminal.say(file);
      }
      if (options.json) terminal.json({ platforms, written });
    });
}

interface LockOptions {
  readonly json?: true;
  readonly fsMirror?: string;
  readonly platform?: readonly string[];
}

/** Runs `terraform providers lock` on the layer's provider requirements alone, in a folder of its own. */
async function lock(
  project: Project,
  layer: string,
  template: Template,
  {
    terraform,
    platforms,
    fsMirror,
  }: LockOptions & { readonly terraform: string; readonly platforms: readonly string[] },
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "strata-lock-"));
  const target = join(project.root, "stacks", layer, ".terraform.lock.hcl");
  try {
    const { required_providers } = template.terraform ?? {};
    writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ terraform: { required_providers } }));
    const { execa } = await import("execa");
    const mirror = fsMirror === undefined ? [] : [`-fs-mirror=${fsMirror}`];
    const { exitCode, stderr } = await execa(
      terraform,
      ["providers", "lock", ...mirror, ...platforms.map((platform) => `-platform=${platform}`)],
      { cwd: folder, reject: false, env: { NO_COLOR: "1", CHECKPOINT_DISABLE: "1" } },
    );
    if (exitCode !== 0)
      throw new Failure([
        `${layer}: terraform providers lock failed; stacks/${layer} is unchanged`,
        ...stderr.split("\n"),
      ]);
    copyFileSync(join(folder, ".terraform.lock.hcl"), `${target}.new`);
    renameSync(`${target}.new`, target);
    return relative(process.cwd(), target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
