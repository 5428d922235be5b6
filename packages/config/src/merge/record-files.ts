import { readdirSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";

/**
 * Files beside settings that no environment reads: what other tools are told of the environments of a folder and
 * below it. The scanner reads the accepted findings, the emulator's suite the allowances.
 */
export const RECORD_FILES = ["accepted-findings.yaml", "emulator-allowances.yaml"] as const;

/** One such file. */
export interface RecordFile {
  readonly absolute: string;
  /** Name for messages, such as `environments/shop/accepted-findings.yaml`. */
  readonly file: string;
  /** Folder whose environments it is about, from the environments folder, with `/`; empty for the top. */
  readonly folder: string;
}

/** The files of one name in every folder, from the top down. @param root absolute path of the environments folder */
export function recordFiles(root: string, name: (typeof RECORD_FILES)[number]): readonly RecordFile[] {
  return readdirSync(root, { recursive: true })
    .map((path) => String(path).split(sep).join("/"))
    .filter((path) => basename(path) === name)
    .map((path) => ({
      absolute: join(root, path),
      file: `${basename(root)}/${path}`,
      folder: dirname(path) === "." ? "" : dirname(path),
    }))
    .sort((a, b) => (a.folder < b.folder ? -1 : 1));
}
