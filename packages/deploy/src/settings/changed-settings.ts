import { isDeepStrictEqual } from "node:util";
import type { LoadedEnvironment, SetValue } from "@strata/config";
import { OUTPUT_KEY } from "@strata/contract";
import { isPlainMap } from "@strata/values";

/** A setting whose effective value differs between two versions of an environment. */
export interface ChangedSetting {
  /** `file:line:col` of what was changed, as messages name it. Where that is gone: where it would be, and where it was. */
  readonly place: string;
  /** Keys from the top: the layer first, or a field of the environment such as `tags`. */
  readonly path: readonly string[];
  /** Undefined where there was none. */
  readonly before?: unknown;
  /** Undefined where there is none now. */
  readonly after?: unknown;
}

/**
 * The effective settings that differ, in the order of today's. Lists are compared as a whole, and what only one version has is
 * one setting with all that is in it: they are written so.
 */
export function changedSettings(
  before: LoadedEnvironment,
  after: LoadedEnvironment,
): readonly ChangedSetting[] {
  return differences(before.values, after.values, []).map(({ path, was, is }) => ({
    place: placeOf(before, after, path),
    path,
    ...(was === undefined ? {} : { before: was }),
    ...(is === undefined ? {} : { after: is }),
  }));
}

interface Difference {
  readonly path: readonly string[];
  readonly was: unknown;
  readonly is: unknown;
}

function differences(was: unknown, is: unknown, path: readonly string[]): readonly Difference[] {
  if (isDeepStrictEqual(was, is)) return [];
  if (!isBranch(was) || !isBranch(is)) return [{ path, was, is }];
  const keys = [...new Set([...Object.keys(is), ...Object.keys(was)])];
  return keys.flatMap((key) => differences(was[key], is[key], [...path, key]));
}

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return isPlainMap(value) && !Object.hasOwn(value, OUTPUT_KEY);
}

function placeOf(before: LoadedEnvironment, after: LoadedEnvironment, path: readonly string[]): string {
  const [is] = after.origins.history(path);
  const [was] = before.origins.history(path);
  if (is === undefined) {
    const here = placeText(after.origins.at(path));
    return was === undefined ? here : `${here} (no longer set there; it was at ${placeText(was.origin)})`;
  }
  // What is inherited now was inherited before too: the change is that nothing overrides it any more.
  const isUncovered =
    was !== undefined && !isSameFile(was, is) && before.origins.history(path).some((set) => isSame(set, is));
  return isUncovered
    ? `${placeText(is.origin)} (no longer overridden; it was at ${placeText(was.origin)})`
    : placeText(is.origin);
}

function isSame(one: SetValue, other: SetValue): boolean {
  return isSameFile(one, other) && isDeepStrictEqual(one.value, other.value);
}

function isSameFile(one: SetValue, other: SetValue): boolean {
  return one.origin.file === other.origin.file;
}

function placeText({ file, line, col }: SetValue["origin"]): string {
  return `${file}:${line}:${col}`;
}
