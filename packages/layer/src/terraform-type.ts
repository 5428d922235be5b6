import type { ContractOutputs, Entries, Field, Fields, Kind } from "./contract";

/** Terraform's type constraint for each kind of value. */
const TYPE_OF: Readonly<Record<Kind, string>> = {
  string: "string",
  number: "number",
  boolean: "bool",
  strings: "list(string)",
};

/** The type constraint of one output, as a variable declares it. */
export function terraformType(output: Field | Entries): string {
  return output.kind === "entries" ? `map(${objectType(output.fields)})` : TYPE_OF[output.kind];
}

/** The type constraint of an object with these members, for example `object({vpc_id = string})`. */
export function objectType(members: ContractOutputs | Fields): string {
  const attributes = Object.entries(members).map(([name, output]) => `${name} = ${terraformType(output)}`);
  return `object({${attributes.join(", ")}})`;
}
