import { readFileSync } from "node:fs";
import { own } from "@strata/values";
import { type ParsedYaml, parseYamlTree, whole } from "./yaml-tree";

/** What the file system says of a file that cannot be read, by its error code. */
const UNREADABLE: Readonly<Record<string, string>> = {
  EISDIR: "a folder",
  ENOENT: "no such file",
  ELOOP: "a symbolic link that leads to itself",
  EACCES: "a file that may not be read",
};

/**
 * Reads and parses one YAML file. Never throws for what the file system holds.
 * @param absolute where it is
 * @param file its name for messages
 */
export function readYamlFile(absolute: string, file: string): ParsedYaml {
  let bytes: Buffer;
  try {
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
