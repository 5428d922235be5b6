import { readdirSync } from "node:fs";
import { relative, sep } from "node:path";
import { findProject } from "@strata/project";

/**
 * One real example under the options, for `--help`. `<environment>` and `<other>` become the first and the last
 * environment folder of this checkout, so that the line can be copied and run.
 */
export function example(text: string): () => string {
  return () => {
    const environments = environmentFolders();
    const line = text
      .replace("<environment>", environments[0] ?? "<environment>")
      .replace("<other>", environments.at(-1) ?? "<other>");
    return `\nExample:\n  $ strata ${line}`;
  };
}

/** Folders that hold an `environment.yaml`, in order; none outside of a project, where help is still shown. */
function environmentFolders(): readonly string[] {
  try {
    const { environments } = findProject();
    return readdirSync(environments, { recursive: true, withFileTypes: true })
      .filter(({ name }) => name === "environment.yaml")
      .map(({ parentPath }) => relative(environments, parentPath).split(sep).join("/"))
      .sort();
  } catch {
    return [];
  }
}
