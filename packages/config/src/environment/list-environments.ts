import { resolve } from "node:path";
import { findEnvironmentFolders } from "../merge/environment-folders";
import { mergeAll } from "../merge/merge";
import type { Selectable } from "../merge/selection";
import { treeAt } from "../yaml/tree";
import { readYamlFile } from "../yaml/yaml-file";

/**
 * The environments below a folder by their names, whatever faults they have; none where there is no such folder. No
 * layer has to be known, so the folder may be of another commit.
 * @param root absolute path of the environments folder
 */
export function listEnvironments(root: string): readonly Selectable[] {
  return findEnvironmentFolders(resolve(root), []).folders.map(({ path, sources }) => {
    const merged = mergeAll(sources.flatMap(({ absolute, file }) => readYamlFile(absolute, file).tree ?? []));
    const id = merged && treeAt(merged, ["id"]);
    return { path, id: id?.kind === "scalar" ? String(id.value) : undefined };
  });
}
