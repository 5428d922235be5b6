import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What was there when a folder was last initialized, kept beside what Terraform keeps. */
const STAMP = join(".terraform", "strata-init");

/** Folders below `.terraform/providers` down to a platform: host, namespace, type, version, platform. */
const PROVIDER_DEPTH = 5;

/** Variables of Terraform's environment. */
type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Whether a folder is not as it was after the last {@link noteInit}: its backend, its required providers, its lock file,
 * what Terraform keeps in `.terraform`, and how providers are installed. Terraform itself would read and hash every
 * provider again, which for AWS takes longer than a plan.
 */
export function needsInit(folder: string, variables: Variables): boolean {
  return textOf(join(folder, STAMP)) !== stampOf(folder, variables);
}

/** Notes that a folder has been initialized as it is now. */
export function noteInit(folder: string, variables: Variables): void {
  mkdirSync(join(folder, ".terraform"), { recursive: true });
  writeFileSync(join(folder, STAMP), stampOf(folder, variables));
}

/** A digest of all that decides whether `init` has anything to do. */
function stampOf(folder: string, variables: Variables): string {
  const { TF_CLI_CONFIG_FILE: configuration, TF_PLUGIN_CACHE_DIR: cache, TF_REATTACH_PROVIDERS } = variables;
  const kept = join(folder, ".terraform");
  const what = [
    ...blocksOf(folder),
    textOf(join(folder, ".terraform.lock.hcl")),
    textOf(join(kept, "terraform.tfstate")),
    foldersIn(join(kept, "providers"), PROVIDER_DEPTH),
    configuration === undefined ? undefined : [configuration, textOf(configuration)],
    cache,
    // Its ports change with each start, and do not matter: the providers that are attached do.
    TF_REATTACH_PROVIDERS === undefined ? undefined : Object.keys(JSON.parse(TF_REATTACH_PROVIDERS)),
  ];
  return createHash("sha256").update(JSON.stringify(what)).digest("hex");
}

/** The `terraform` blocks of a folder: backend and required providers. */
function blocksOf(folder: string): readonly unknown[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".tf.json"))
    .sort()
    .map((name) => [
      name,
      (JSON.parse(readFileSync(join(folder, name), "utf8")) as { readonly terraform?: unknown }).terraform,
    ]);
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** Names of folders, and of links to folders, as deep as asked. */
function foldersIn(folder: string, depth: number): unknown {
  if (depth === 0 || !existsSync(folder)) return null;
  return readdirSync(folder)
    .sort()
    .map((name) => [name, foldersIn(join(folder, name), depth - 1)]);
}
