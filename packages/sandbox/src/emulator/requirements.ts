import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Path of the exact versions and hashes of moto and of all that it needs. */
export const REQUIREMENTS = join(__dirname, "requirements.txt");

/** The oldest Python that there are versions for. */
export const OLDEST_PYTHON = { major: 3, minor: 10 } as const;

/** What the requirements are, in short. */
export interface PinnedRequirements {
  /** Release of moto, such as `5.2.5`, which docs/emulator.md was written against. */
  readonly moto: string;
  /** Changes with each version and hash, so that an installation is never one of other requirements. */
  readonly digest: string;
}

/** Reads the requirements. @throws {Error} when moto is not among them */
export function pinnedRequirements(): PinnedRequirements {
  const text = readFileSync(REQUIREMENTS, "utf8");
  const [, moto] = /^moto==(\S+)/m.exec(text) ?? [];
  if (moto === undefined) throw new Error(`${REQUIREMENTS}: expected a version of moto, got none`);
  return { moto, digest: createHash("sha256").update(text).digest("hex").slice(0, 8) };
}
