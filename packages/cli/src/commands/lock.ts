import { join, relative } from "node:path";
import { writeWhole } from "@strata/files";
import {
  cacheFolder,
  findProject,
  layersFolder,
  layersOf,
  type Project,
  type Template,
  unitsOf,
  withSynthesis,
} from "@strata/project";
import {
  lockProviders,
  type RequiredProviders,
  requireTerraform,
  Terraform,
  TerraformError,
} from "@strata/terraform";
import { Command } from "commander";
import { example } from "../example";
import { Failure } from "../failure";
import { load } from "../loading";
import type { Terminal } from "../terminal";

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
      const project = findProject();
      const layers = layersOf(project);
      const unknown = names.filter((name) => !layers.some((layer) => layer.name === name));
      if (unknown.length > 0) {
        throw new Failure([
          `lock: expected layers among ${layers.map(({ name }) => name).join(", ")}, got ${unknown.join(", ")}`,
        ]);
      }
      const { path } = await requireTerraform(cacheFolder(project));
      const terraform = new Terraform({ executable: path });
      const environments = load(project, [], terminal);
      const platforms = options.platform ?? [
        ...new Set(environments.flatMap(({ environment }) => environment.platforms)),
      ];
      const units = await withSynthesis(project, [], ({ stacks }) =>
        environments.flatMap(({ environment }) => unitsOf(environment, stacks)),
      );
      const written: { readonly layer: string; readonly file: string }[] = [];
      for (const { name } of layers.filter((layer) => names.length === 0 || names.includes(layer.name))) {
        const unit = units.find(({ layer }) => layer === name);
        if (unit === undefined) continue;
        terminal.complain(`${name}: ${platforms.join(", ")}`);
        const file = await lock(project, name, unit.template, terraform, { ...options, platforms });
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

/** Writes the lock of a layer. @returns its path, relative to the working directory */
async function lock(
  project: Project,
  layer: string,
  template: Template,
  terraform: Terraform,
  { platforms, fsMirror }: { readonly platforms: readonly string[]; readonly fsMirror?: string },
): Promise<string> {
  const target = join(layersFolder(project), layer, ".terraform.lock.hcl");
  const { required_providers = {} } = template.terraform ?? {};
  try {
    const text = await lockProviders(terraform, {
      required: required_providers as RequiredProviders,
      platforms,
      ...(fsMirror === undefined ? {} : { mirror: fsMirror }),
    });
    writeWhole(target, text);
  } catch (error) {
    if (!(error instanceof TerraformError)) throw error;
    const [, ...said] = error.lines;
    throw new Failure([`${layer}: terraform providers lock failed; stacks/${layer} is unchanged`, ...said]);
  }
  return relative(process.cwd(), target);
}
