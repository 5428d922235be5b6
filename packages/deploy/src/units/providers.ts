import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LOCK_FILE } from "./digest";

/**
 * Versions of the providers that a lock file has, by source, for example `hashicorp/aws`; none where there is no lock file,
 * as where all providers are attached. Source: Terraform, "Dependency Lock File".
 */
export function lockedProviders(folder: string): Readonly<Record<string, string>> {
  const file = join(folder, LOCK_FILE);
  if (!existsSync(file)) return {};
  const blocks = readFileSync(file, "utf8").matchAll(/^provider "([^"]+)" \{\s+version\s+= "([^"]+)"/gm);
  return Object.fromEntries(
    [...blocks].map(([, address = "", version = ""]) => [
      address.replace("registry.terraform.io/", ""),
      version,
    ]),
  );
}
