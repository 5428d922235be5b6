import { isDeepStrictEqual } from "node:util";
import { isPlainMap } from "@strata/values";
import { type Block, blocksOf } from "./blocks";

/** What of a unit differs between two sides: a block by its address, or a file by its path. */
export interface BlockChange {
  readonly address: string;
  readonly change: "added" | "removed" | "changed";
  /** Dotted paths of what differs in it, without positions in lists; empty where all of it does. */
  readonly attributes: readonly string[];
}

/** The blocks in which two versions of a unit differ, in the order of the later one, then what is gone. */
export function blockChanges(before: object, after: object): readonly BlockChange[] {
  const [was, is] = [blocksOf(before), blocksOf(after)];
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((address) =>
    changeOf(was.get(address), is.get(address)),
  );
}

/** The files in which they differ: assets such as charts, the lock file. */
export function fileChanges(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly BlockChange[] {
  const block = (files: Readonly<Record<string, string>>, path: string): Block | undefined =>
    Object.hasOwn(files, path) ? { address: path, body: files[path] } : undefined;
  return [...new Set([...Object.keys(after), ...Object.keys(before)])].flatMap((path) =>
    changeOf(block(before, path), block(after, path)),
  );
}

/** A change as a reader sees it: `aws_db_instance.main changed: instance_class`. */
export function changeText({ address, change, attributes }: BlockChange): string {
  return `${address} ${change}${attributes.length === 0 ? "" : `: ${attributes.join(", ")}`}`;
}

function changeOf(before: Block | undefined, after: Block | undefined): readonly BlockChange[] {
  if (before === undefined || after === undefined) {
    const [{ address } = { address: "" }] = [before, after].filter((block) => block !== undefined);
    return [{ address, change: before === undefined ? "added" : "removed", attributes: [] }];
  }
  if (isDeepStrictEqual(before.body, after.body)) return [];
  const paths = changedPaths(before.body, after.body, "");
  const attributes = [...new Set(paths)].filter((path) => path !== "");
  return [{ address: after.address, change: "changed", attributes }];
}

/** Where two values differ. A list whose length differs, differs as a whole. */
function changedPaths(before: unknown, after: unknown, path: string): readonly string[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (isPlainMap(before) && isPlainMap(after)) {
    const keys = [...new Set([...Object.keys(after), ...Object.keys(before)])];
    return keys.flatMap((key) => changedPaths(before[key], after[key], path === "" ? key : `${path}.${key}`));
  }
  const isList = Array.isArray(before) && Array.isArray(after) && before.length === after.length;
  return isList ? before.flatMap((one, index) => changedPaths(one, after[index], path)) : [path];
}
