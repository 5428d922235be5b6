import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";

/** One import of one file. */
export interface Import {
  /** Path of the importing file, from the root of the repository. */
  readonly from: string;
  /** What it imports: a package specifier, or the path of a file in the repository without its ending. */
  readonly to: string;
  /** `type` where the import is gone when the file runs. */
  readonly only: "type" | "any";
}

/** Every file that git knows or would add, from the root of the repository. @param patterns TypeScript by default */
export function sourceFiles(root: string, ...patterns: readonly string[]): readonly string[] {
  const which = patterns.length === 0 ? ["*.ts"] : patterns;
  const list = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", ...which], {
    cwd: root,
  });
  return [...new Set(list.toString().split("\n").filter(Boolean))].filter((file) =>
    ts.sys.fileExists(join(root, file)),
  );
}

/** The imports of a file, those of types included; relative ones as paths from the root. */
export function importsOf(root: string, file: string): readonly Import[] {
  return importsIn(file, readFileSync(join(root, file), "utf8"));
}

/** The imports in a text, as if it were the file of that path. */
export function importsIn(file: string, text: string): readonly Import[] {
  const typesOnly = new Set(
    [...text.matchAll(/^(?:import|export) type [^;]*? from "([^"]+)"/gms)].map(([, to]) => to),
  );
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => ({
    from: file,
    to: fileName.startsWith(".") ? normalize(join(dirname(file), fileName)).replace(/\.ts$/, "") : fileName,
    only: typesOnly.has(fileName) ? "type" : "any",
  }));
}
