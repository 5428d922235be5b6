import { join, relative, resolve } from "node:path";
import { writeWhole } from "@strata/files";
import {
  cacheFolder,
  findProject,
  inProject,
  type LayerProviders,
  layerProviders,
  layersFolder,
  layersOf,
  type Project,
  type ProviderConstraint,
  withSynthesis,
} from "@strata/project";
import { lockProviders, requireTerraform, Terraform, TerraformError } from "@strata/terraform";
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
      const asked = layers.filter(({ name }) => names.length === 0 || names.includes(name));
      const needs = await withSynthesis(project, [], ({ stacks }) =>
        asked.flatMap(({ name }) => layerProviders(name, environments, stacks) ?? []),
      );
      const written: { readonly layer: string; readonly file: string }[] = [];
      for (const need of needs) {
        terminal.complain(`${need.layer}: ${platforms.join(", ")}`);
        const file = await lock(project, need, terraform, { ...options, platforms });
        written.push({ layer: need.layer, file });
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
  { layer, required, differing }: LayerProviders,
  terraform: Terraform,
  { platforms, fsMirror }: { readonly platforms: readonly string[]; readonly fsMirror?: string },
): Promise<string> {
  const folder = join(layersFolder(project), layer);
  const target = join(folder, ".terraform.lock.hcl");
  try {
    const mirror = fsMirror === undefined ? {} : { mirror: resolve(fsMirror) };
    writeWhole(target, await lockProviders(terraform, { required, platforms, ...mirror }));
  } catch (error) {
    if (!(error instanceof TerraformError)) throw error;
    const [, ...said] = error.lines;
    const unchanged = `${inProject(project, folder)} is unchanged`;
    if (differing.length > 0 && noRelease(error)) {
      const providers = [...new Set(differing.map(({ provider }) => provider))].join(" and of ");
      throw new Failure([
        `${layer}: expected one release of ${providers} that all environments accept, since they share the lock of the layer, got none; ${unchanged}`,
        ...differing.map(constraintText),
        ...said,
      ]);
    }
    throw new Failure([`${layer}: terraform providers lock failed; ${unchanged}`, ...said]);
  }
  return relative(process.cwd(), target);
}

/** Whether no release meets a constraint, and not, say, that there is no network. */
function noRelease({ lines }: TerraformError): boolean {
  return /no available releases\s+match/.test(lines.join("\n"));
}

function constraintText({ provider, constraint, origin, environments }: ProviderConstraint): string {
  const place = origin ?? "by default";
  return `  ${place}: providers.${provider}: ${JSON.stringify(constraint)}, for ${environments.join(", ")}`;
}
