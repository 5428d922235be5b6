import type { Environment } from "./environment";
import type { LayerDefinition } from "./layer-definition";
import type { Origins } from "./origins";
import type { Problem } from "./problem";

/** What to load, and against which layers. */
export interface LoadOptions {
  /** Absolute path of the environments folder. */
  readonly root: string;
  /** The registry: every layer, in order. */
  readonly layers: readonly LayerDefinition[];
  /**
   * Folders under the root (`shop/production`, or `shop` for all below it), globs over them (`shop/*`), or ids.
   * @default all environments
   */
  readonly select?: readonly string[];
  /**
   * The day on which exceptions are judged.
   * @default the system's clock
   */
  readonly now?: Date;
}

/** One environment that has no faults, and where its values come from. */
export interface LoadedEnvironment {
  readonly environment: Environment;
  /** File, line and column of every value, and what it overrode. */
  readonly origins: Origins;
  /** Effective settings in the shape of `environment.yaml`, defaults applied: what `explain` and `diff` show. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** The selected environments, and everything that is wrong with them. */
export interface LoadResult {
  /** Selected environments without faults, by path. Use them only where `problems` is empty. */
  readonly environments: readonly LoadedEnvironment[];
  /** Faults, by file and line. Faults of unselected environments are left out, except clashes with a selected one. */
  readonly problems: readonly Problem[];
  /** What will become a fault, such as an exception in its last 30 days. */
  readonly warnings: readonly Problem[];
}

/**
 * Loads, merges and validates environment folders. Never throws for what is written in them.
 */
export function loadEnvironments(_options: LoadOptions): LoadResult {
  throw new Error("not built yet");
}
