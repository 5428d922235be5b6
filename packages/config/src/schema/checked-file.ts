import type { z } from "zod";
import { type Problem, sortProblems } from "../report/problem";
import { placedFault, placeOf } from "../report/value-fault";
import type { Origin } from "../yaml/origin";
import type { SettingPath } from "../yaml/setting-path";
import { plain, type Tree } from "../yaml/tree";
import { readYamlFile } from "../yaml/yaml-file";
import { faultsOf, safeParse } from "./schema-issue";

/** What a YAML file says, or what is wrong with it. */
export type CheckedFile<T> =
  | {
      readonly data: T;
      /** Where a value was set, by its path from the top of the file. */
      originOf(path: SettingPath): Origin;
      /** The file as it was written, with the place of each value. */
      readonly tree: Tree;
    }
  | { readonly problems: readonly Problem[] };

/**
 * Reads a YAML file, whose top is a map, and checks it against a schema. Never throws for what the file holds.
 * @param absolute where it is
 * @param file its name for messages
 */
export function readCheckedFile<S extends z.ZodType>(
  absolute: string,
  file: string,
  schema: S,
): CheckedFile<z.output<S>> {
  const { tree, problems } = readYamlFile(absolute, file);
  if (tree === undefined) return { problems };
  const value = plain(tree);
  const result = safeParse(schema, value);
  if (result.success) {
    return { data: result.data as z.output<S>, tree, originOf: (path) => placeOf(tree, path, "value") };
  }
  const faults = faultsOf(result.error.issues, { schema, tree, value });
  return { problems: sortProblems(faults.map((fault) => placedFault(fault, tree))) };
}
