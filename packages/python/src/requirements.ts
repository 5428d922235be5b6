import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** What requirements are, in short. */
export interface PinnedRequirements {
  /** Release of the package that they are for, such as `5.2.5`. */
  readonly version: string;
  /** Changes with each version and hash, so that an installation is never one of other requirements. */
  readonly digest: string;
}

/**
 * Reads the requirements of a package, a file in pip's format that lists the package itself too.
 * @throws {Error} when it does not
 */
export function pinnedRequirements(path: string, name: string): PinnedRequirements {
  const text = readFileSync(path, "utf8");
  const [, version] = new RegExp(`^${name}==(\\S+)`, "m").exec(text) ?? [];
  if (version === undefined) throw new Error(`${path}: expected a version of ${name}, got none`);
  return { version, digest: createHash("sha256").update(text).digest("hex").slice(0, 8) };
}
