import type { PlacedEnvironment } from "@strata/project";
import { Failure } from "../failure";

/** The one environment that a command takes. @throws {Failure} where a glob names several */
export function onlyEnvironment(name: string, found: readonly PlacedEnvironment[]): PlacedEnvironment {
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  const paths = found.map(({ path }) => path).join(", ");
  throw new Failure([`${name}: expected one environment, got ${found.length}: ${paths}`]);
}
