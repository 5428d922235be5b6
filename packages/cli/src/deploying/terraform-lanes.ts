import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Limit, limitTo } from "@strata/deploy/planning/limit";
import { cacheFolder, type Project } from "@strata/project/project";
import { requireTerraform, Terraform } from "@strata/terraform";
import { InvalidArgumentError } from "commander";

/** Plans at a time. An AWS provider takes some 500 MB while it runs. */
const PARALLELISM = 6;

/** Terraform, and how many runs of it are under way at a time. */
export interface TerraformLanes {
  readonly terraform: Terraform;
  readonly limit: Limit;
  /** For initializations, which share a cache of providers. */
  readonly oneByOne: Limit;
}

/**
 * The Terraform that commands run. Providers are kept once for all units, unless the user has a cache of their own.
 * @throws {TerraformError} where there is none that is recent enough
 */
export async function terraformLanes(
  project: Project,
  interrupt: AbortSignal,
  parallelism = PARALLELISM,
): Promise<TerraformLanes> {
  const [{ path }, limit, oneByOne] = await Promise.all([
    requireTerraform(cacheFolder(project)),
    limitTo(parallelism),
    limitTo(1),
  ]);
  const terraform = new Terraform({ executable: path, environment: providerCache(project), interrupt });
  return { terraform, limit, oneByOne };
}

/** Reads the argument of `--parallelism`. */
export function parallelismArgument(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError("expected a number of runs, 1 or more");
}

/** Attached providers, as of a sandbox, are never installed. */
function providerCache(project: Project): Readonly<Record<string, string>> {
  const { TF_PLUGIN_CACHE_DIR: own, TF_REATTACH_PROVIDERS: attached } = process.env;
  if (own !== undefined || attached !== undefined) return {};
  const folder = join(cacheFolder(project), "providers");
  mkdirSync(folder, { recursive: true });
  return { TF_PLUGIN_CACHE_DIR: folder };
}
