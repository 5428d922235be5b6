import type { LoadedEnvironment } from "./load-environments";

/** A setting in which two environments differ. */
export interface DiffRow {
  /** Dotted path of a scalar or list, for example `network.cidr`. */
  readonly path: string;
  /** Undefined where the first has no such setting. */
  readonly a: unknown;
  /** Undefined where the second has no such setting. */
  readonly b: unknown;
}

/** Compares effective settings, defaults included. Lists are compared as a whole, since they replace each other. */
export function diff(_a: LoadedEnvironment, _b: LoadedEnvironment): readonly DiffRow[] {
  throw new Error("not built yet");
}

/** The rows as lines for a terminal. */
export function renderDiff(_rows: readonly DiffRow[]): readonly string[] {
  throw new Error("not built yet");
}
