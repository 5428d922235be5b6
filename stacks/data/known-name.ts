import type { SettingsProblem } from "@strata/config";
import { suggestion } from "@strata/values";

/** The fault of a setting that names something which is not there, or nothing. `what` is for example `a tier of the network layer`. */
export function unknownName(
  path: SettingsProblem["path"],
  what: string,
  name: string,
  known: readonly string[],
): readonly SettingsProblem[] {
  if (known.includes(name)) return [];
  const mend = suggestion(name, known);
  return [{ path, expected: what, got: JSON.stringify(name), ...(mend === undefined ? {} : { mend }) }];
}
