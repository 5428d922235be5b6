import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a unit's lock file is called. */
export const LOCK_FILE = ".terraform.lock.hcl";

/** The digest of content, as a plan record has it. */
export function digestOf(content: string | Uint8Array): string {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}

/** The digest of a value: of its JSON with sorted keys, so that their order does not matter. */
export function digestOfValue(value: unknown): string {
  return digestOf(canonical(value));
}

/** The digest of what was synthesized into a unit's folder: its JSON, and assets such as charts. */
export function digestOfUnit(folder: string): string {
  const files = synthesizedFiles(folder);
  return digestOf(JSON.stringify(files.map((name) => [name, digestOf(readFileSync(join(folder, name)))])));
}

/** The digest of a unit's lock file; null where it has none. */
export function digestOfLock(folder: string): string | null {
  const file = join(folder, LOCK_FILE);
  return existsSync(file) ? digestOf(readFileSync(file)) : null;
}

/** Paths of what was synthesized into a folder, in order; not what Terraform keeps in it. */
export function synthesizedFiles(folder: string, below = ""): readonly string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .filter(({ name }) => !/^\.?terraform(\.|$)/.test(name))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(below, entry.name);
      return entry.isDirectory() ? synthesizedFiles(folder, path) : [path];
    });
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const sorted = members.sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${sorted.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join()}}`;
}
