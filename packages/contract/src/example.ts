import type { ContractOutputs, Fields } from "./contract";

/**
 * Values that fit the type of `outputs`, from the examples beside each declaration. With them a layer is
 * planned although its upstream does not exist yet.
 * @param names entry names for each output of type `entries`
 * @param zones zone letters of an entry's list that has an element for each; undefined where a list has not
 */
export function exampleOf(
  outputs: ContractOutputs,
  names: (output: string) => readonly string[],
  zones: (output: string, entry: string, field: string) => readonly string[] | undefined = () => undefined,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, output]) => [
      name,
      output.type === "entries"
        ? Object.fromEntries(
            names(name).map((entry) => [
              entry,
              exampleFields(output.fields, (field) => zones(name, entry, field)),
            ]),
          )
        : output.example,
    ]),
  );
}

function exampleFields(
  fields: Fields,
  zones: (field: string) => readonly string[] | undefined,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { example }]) => {
      const letters = zones(name);
      return [name, letters === undefined ? example : forEach(letters, example as readonly string[])];
    }),
  );
}

/** An element for each zone; from the first again where there are fewer. */
function forEach(zones: readonly string[], example: readonly string[]): readonly string[] {
  return zones.map((_, index) => example[index % example.length] ?? "");
}
