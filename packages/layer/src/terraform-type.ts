import type { ContractOutputs, Entries, Field, Fields, ValueType } from "@strata/contract";

/** Terraform's type constraint for each kind of value. */
const TYPE_OF: Readonly<Record<ValueType, string>> = {
  string: "string",
  number: "number",
  boolean: "bool",
  strings: "list(string)",
};

/** The type constraint of one output, as a variable declares it. */
export function terraformType(output: Field | Entries): string {
  return output.type === "entries" ? `map(${objectType(output.fields)})` : TYPE_OF[output.type];
}

/** The type constraint of an object with these members, for example `object({vpc_id = string})`. */
export function objectType(members: ContractOutputs | Fields): string {
  const attributes = Object.entries(members).map(([name, output]) => `${name} = ${terraformType(output)}`);
  return `object({${attributes.join(", ")}})`;
}
