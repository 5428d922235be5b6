import type { CheckContext, SettingsProblem } from "@strata/config";
import { suggestion } from "@strata/values";

/** Named things of the data layer's settings, by their key there. */
export type DataEntries = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/**
 * What the data layer's settings name: nothing where the environment does not list that layer, undefined where its
 * settings do not fit their schema, and so have faults of their own.
 */
export function dataEntries({ environment, settings }: CheckContext): DataEntries | undefined {
  if (!environment.layers.includes("data")) return {};
  return settings("data") as DataEntries | undefined;
}

/** The fault of a setting that names what the data layer does not have. */
export function unknownEntry(
  path: SettingsProblem["path"],
  of: string,
  name: string,
  data: DataEntries,
): SettingsProblem {
  const mend = suggestion(name, Object.keys(data[of] ?? {}));
  return {
    path,
    expected: `a name in data.${of}`,
    got: JSON.stringify(name),
    ...(mend === undefined ? {} : { mend }),
  };
}
