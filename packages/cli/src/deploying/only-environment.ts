import type { LoadedEnvironment } from "@strata/config";
import { Failure } from "../failure";

/** The one environment that a command takes. @throws {Failure} where a glob names several */
export function onlyEnvironment(name: string, loaded: readonly LoadedEnvironment[]): LoadedEnvironment {
  const [only, ...others] = loaded;
  if (only !== undefined && others.length === 0) return only;
  const paths = loaded.map(({ environment }) => environment.path).join(", ");
  throw new Failure([`${name}: expected one environment, got ${loaded.length}: ${paths}`]);
}
