import { type Fields, isFields, isList, type Value } from "../../protocol/value";

/** Every text at a dotted path, through all elements of the lists on the way. */
export function textsAt(state: Fields, path: string): readonly string[] {
  return collect(state, path.split("."));
}

function collect(value: Value | undefined, [step, ...rest]: readonly string[]): readonly string[] {
  if (isList(value)) return value.flatMap((item) => collect(item, step === undefined ? [] : [step, ...rest]));
  if (step === undefined) return typeof value === "string" && value !== "" ? [value] : [];
  return isFields(value) ? collect(value[step], rest) : [];
}
