import { isPlainMap } from "@strata/values";
import type { z } from "zod";
import type { ValueFault } from "../report/value-fault";
import type { SettingPath } from "../yaml/setting-path";
import { valueText } from "../yaml/value-text";
import { childSchemas, isFreeForm, unwrapped } from "./schema-shape";

/**
 * Items that a list has twice. Lists of settings name zones, ports, addresses, policies: AWS refuses most of them
 * twice, and none means more for it. Free-form values, such as those of a chart, may hold any list.
 * @param value as it was written; a reference stands as such, since two of them are one only where they name the same
 */
export function repeatedItems(schema: z.ZodType, value: unknown, path: SettingPath): readonly ValueFault[] {
  const found = new Map<string, ValueFault>();
  visit(schema, value, path, (fault) => found.set(fault.path.join("\0"), fault));
  return [...found.values()];
}

function visit(
  schema: z.ZodType,
  value: unknown,
  path: SettingPath,
  report: (fault: ValueFault) => void,
): void {
  for (const candidate of unwrapped(schema, value)) {
    if (isFreeForm(candidate)) continue;
    const isList = candidate._zod.def.type === "array";
    if (isList && Array.isArray(value)) for (const fault of repeatedIn(value, path)) report(fault);
    for (const { step, schema: child } of childSchemas(candidate)) {
      const members =
        step === undefined ? membersOf(value) : membersOf(value).filter(([key]) => key === step);
      for (const [key, member] of members) visit(child, member, [...path, key], report);
    }
  }
}

function repeatedIn(items: readonly unknown[], path: SettingPath): readonly ValueFault[] {
  const texts = items.map((item) => JSON.stringify(item));
  return texts.flatMap((text, index) => {
    const first = texts.indexOf(text);
    return first === index
      ? []
      : [
          {
            path: [...path, index],
            place: "value" as const,
            expected: "each item of the list once",
            got: `${valueText(items[index])} again, which is item ${first + 1} already`,
            mend: "remove one of them",
          },
        ];
  });
}

function membersOf(value: unknown): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return value.map((item: unknown, index) => [index, item] as const);
  return isPlainMap(value) ? Object.entries(value) : [];
}
