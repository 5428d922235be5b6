import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Path of the exact versions and hashes of moto and of all that it needs. */
export const EMULATOR_REQUIREMENTS = join(__dirname, "requirements.txt");

/** The oldest Python that there are versions for. */
export const OLDEST_PYTHON = { major: 3, minor: 10 } as const;

/** What requirements are, in short. */
export interface PinnedRequirements {
  /** Release of the package that they are for, such as `5.2.5`. */
  readonly version: string;
  /** Changes with each version and hash, so that an installation is never one of other requirements. */
  readonly digest: string;
}

/**
 * Reads the requirements of a package, a file of pip's with the package among them.
 * @throws {Error} when it is not
 */
export function pinnedRequirements(path: string, name: string): PinnedRequirements {
  const text = readFileSync(path, "utf8");
  const [, version] = new RegExp(`^${name}==(\\S+)`, "m").exec(text) ?? [];
  if (version === undefined) throw new Error(`${path}: expected a version of ${name}, got none`);
  return { version, digest: createHash("sha256").update(text).digest("hex").slice(0, 8) };
}
