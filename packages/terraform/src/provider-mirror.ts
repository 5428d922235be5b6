import { existsSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { RequiredProviders } from "./required-providers";

/** Registry and namespace of providers whose source names none. Source: Terraform, "Provider Requirements". */
const REGISTRY = "registry.terraform.io";
const NAMESPACE = "hashicorp";

/** Folders in which Terraform itself looks for a filesystem mirror. Source: CLI configuration, "Implied Local Mirror Directories". */
const IMPLIED = [
  join(homedir(), ".terraform.d", "plugins"),
  join(homedir(), ".local", "share", "terraform", "plugins"),
  "/usr/local/share/terraform/plugins",
  "/usr/share/terraform/plugins",
];

/**
 * A folder that holds provider releases, in the layout of a Terraform filesystem mirror: the one that
 * STRATA_PROVIDER_MIRROR names, one where Terraform itself looks, or one near the top of the file system, folders for
 * temporary files apart. Undefined where there is none.
 */
export async function findProviderMirror(): Promise<string | undefined> {
  const named = process.env.STRATA_PROVIDER_MIRROR;
  if (named !== undefined && named !== "") return named;
  const implied = IMPLIED.find((folder) => existsSync(join(folder, REGISTRY)));
  if (implied !== undefined) return implied;
  const temporary = ["(", "-path", tmpdir(), "-o", "-path", "/tmp", ")", "-prune", "-o"];
  const where = ["/", "-xdev", "-maxdepth", "4", ...temporary];
  const what = ["-type", "d", "-name", REGISTRY, "-print"];
  const { execa } = await import("execa");
  const { stdout } = await execa("find", [...where, ...what], { reject: false, stderr: "ignore" });
  const [found] = stdout.split("\n").filter(Boolean);
  return found === undefined ? undefined : dirname(found);
}

/** The providers of a unit that a mirror has no release of, by their names. */
export function missingProviders(mirror: string, required: RequiredProviders): readonly string[] {
  return Object.entries(required)
    .filter(([, { source }]) => !existsSync(join(mirror, REGISTRY, qualified(source))))
    .map(([name]) => name);
}

function qualified(source: string): string {
  return source.includes("/") ? source : `${NAMESPACE}/${source}`;
}
