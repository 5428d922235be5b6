import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A variable as CONTRIBUTING.md lists it. */
export interface ListedVariable {
  readonly name: string;
  /** Files that read it, from the root of the repository. */
  readonly readers: readonly string[];
}

/** Where a file mentions a variable. */
export interface Use {
  readonly file: string;
  readonly name: string;
  /** Whether the file takes its value from its own process, and does not only set or describe it. */
  readonly isRead: boolean;
}

const NAME = /\bSTRATA_[A-Z][A-Z_]*[A-Z]\b/g;

/** The rows of the table under "Environment variables". */
export function listedVariables(text: string): readonly ListedVariable[] {
  const section = text.split(/^## /m).find((part) => part.startsWith("Environment variables\n")) ?? "";
  return [...section.matchAll(/^\| `(STRATA_\w+)` \|.*\| ([^|]*) \|$/gm)].map(
    ([, name = "", readers = ""]) => ({
      name,
      readers: [...readers.matchAll(/`([^`]+)`/g)].map(([, file = ""]) => file),
    }),
  );
}

/** Every use in the files that git knows or would add. */
export function uses(root: string): readonly Use[] {
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const files = execFileSync("git", list, { cwd: root }).toString().split("\0").filter(Boolean);
  return files
    .filter((file) => file !== "CONTRIBUTING.md" && existsSync(join(root, file)))
    .flatMap((file) => usesIn(file, readFileSync(join(root, file), "utf8")));
}

/** The uses in a text, as if it were the file of that path. */
export function usesIn(file: string, text: string): readonly Use[] {
  const names = new Set([...text.matchAll(NAME)].map(([name]) => name));
  const read = namesRead(text);
  return [...names].map((name) => ({ file, name, isRead: read.has(name) }));
}

/** Names in `process.env.NAME`, and in patterns that take `process.env` apart. */
function namesRead(text: string): ReadonlySet<string> {
  const direct = [...text.matchAll(/process\.env\??\.(STRATA_\w+)/g)].map(([, name = ""]) => name);
  const patterns = [...text.matchAll(/\{([^{}]*)\}\s*=\s*process\.env/g)].map(([, pattern = ""]) => pattern);
  const taken = patterns.flatMap((pattern) => [...pattern.matchAll(NAME)].map(([name]) => name));
  return new Set([...direct, ...taken]);
}
