import type { ContractOutputs, Fields } from "./contract";

/**
 * Values that fit the type of `outputs`, from the examples beside each declaration. With them a layer is
 * planned although its upstream does not exist yet.
 * @param names entry names for each output of type `entries`
 */
export function exampleOf(
  outputs: ContractOutputs,
  names: (output: string) => readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, output]) => [
      name,
      output.type === "entries"
        ? Object.fromEntries(names(name).map((entry) => [entry, exampleFields(output.fields)]))
        : output.example,
    ]),
  );
}

function exampleFields(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.example]));
}
