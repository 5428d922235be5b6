import type { Origins } from "../merge/origins";
import type { Environment } from "./environment";

/** One environment that has no faults, and where its values come from. */
export interface LoadedEnvironment {
  readonly environment: Environment;
  /** File, line and column of every value, and what it overrode. */
  readonly origins: Origins;
  /** Effective settings in the shape of `environment.yaml`, defaults applied: what `explain` and `diff` show. */
  readonly values: Readonly<Record<string, unknown>>;
}
