import { readFileSync, type Stats, statSync } from "node:fs";
import { own } from "@strata/values";
import { type ParsedYaml, parseYamlTree, whole } from "./yaml-tree";

/** What the file system says of a file that cannot be read, by its error code. */
const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  ELOOP: "a symbolic link that leads to itself",
  EACCES: "a file that may not be read",
};

/** What is no file though it has a name: some of them never end, or wait for a writer. */
const NO_FILES: readonly (readonly [is: (stats: Stats) => boolean, what: string])[] = [
  [(stats) => stats.isDirectory(), "a folder"],
  [(stats) => stats.isFIFO(), "a pipe"],
  [(stats) => stats.isSocket(), "a socket"],
  [(stats) => stats.isCharacterDevice() || stats.isBlockDevice(), "a device"],
];

/** Far above any settings, far below what the memory holds. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * Reads and parses one YAML file. Never throws for what the file system holds.
 * @param absolute where it is
 * @param file its name for messages
 */
export function readYamlFile(absolute: string, file: string): ParsedYaml {
  let bytes: Buffer;
  try {
    const stats = statSync(absolute);
    const [, other] = NO_FILES.find(([is]) => is(stats)) ?? [];
    if (other !== undefined) return { problems: [whole(file, "a readable YAML file", other)] };
    if (stats.size > MOST_BYTES) {
      const expected = `a file of at most ${MOST_BYTES / 1024 ** 2} MiB`;
      return { problems: [whole(file, expected, `${Math.ceil(stats.size / 1024 ** 2)} MiB`)] };
    }
    bytes = readFileSync(absolute);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    return { problems: [whole(file, "a readable YAML file", own(UNREADABLE, code) ?? code)] };
  }
  try {
    return parseYamlTree(new TextDecoder("utf-8", { fatal: true }).decode(bytes), file);
  } catch (error) {
    if (
      error instanceof TypeError &&
      (error as NodeJS.ErrnoException).code === "ERR_ENCODING_INVALID_ENCODED_DATA"
    ) {
      return { problems: [whole(file, "UTF-8 text", "bytes of another encoding", "save the file as UTF-8")] };
    }
    throw error;
  }
}
