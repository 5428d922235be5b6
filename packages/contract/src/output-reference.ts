import { isPlainMap, own, suggestion } from "@strata/values";
import type { Contract, Field } from "./contract";

/** The key that makes a map of settings a reference to an output of an earlier layer. */
export const OUTPUT_KEY = "$output";

/** A reference in settings to a field of an earlier layer's contract, for example `data.fileSystems.metrics.id`. */
export interface OutputReference {
  readonly [OUTPUT_KEY]: string;
}

/** Whether a value of settings is a well-formed reference. */
export function isOutputReference(value: unknown): value is OutputReference {
  return isPlainMap(value) && typeof value[OUTPUT_KEY] === "string";
}

/** A field of a contract, and how a consumer gets to it. */
export interface SelectedOutput {
  readonly field: Field;
  /** Terraform name of the output. */
  readonly output: string;
  /** The entry and the Terraform name of its field, where the output is a map of entries. */
  readonly entry?: { readonly name: string; readonly field: string };
}

/** Why a reference names no field: the halves of a message. */
export interface OutputFault {
  readonly expected: string;
  readonly got: string;
  readonly mend?: string;
}

/** Name of the layer that a reference reads: its first word. */
export function layerOf(reference: string): string {
  return reference.split(".")[0] ?? "";
}

/**
 * Follows `layer.output`, or `layer.output.entry.field`, through the contract of that layer. The only place that
 * knows the grammar: checks of settings and stacks both ask here.
 * @param entryNames names of the entries below a path of the producer's settings, such as `fileSystems`
 */
export function selectOutput(
  reference: string,
  { layer, outputs }: Contract,
  entryNames: (of: string) => readonly string[],
): { readonly selected: SelectedOutput } | { readonly fault: OutputFault } {
  const [, word = "", ...rest] = reference.split(".");
  const name = sameName(word, Object.keys(outputs));
  const output = name === undefined ? undefined : own(outputs, name);
  if (name === undefined || output === undefined) {
    return unknown(`an output of ${layer}`, word, Object.keys(outputs).map(camelCase));
  }
  if (output.type !== "entries") {
    return rest.length === 0
      ? { selected: { field: output, output: name } }
      : fault(`${layer}.${word}, which has no parts`, JSON.stringify(reference));
  }
  const names = entryNames(output.of);
  const fields = Object.keys(output.fields);
  const spelled = fields.map(camelCase);
  const fieldWord = rest.at(-1);
  if (fieldWord === undefined || rest.length < 2) {
    const known = `entries: ${names.join(", ") || "none"}; fields: ${spelled.join(", ")}`;
    return fault(`${layer}.${word}.<entry>.<field>`, JSON.stringify(reference), known);
  }
  const entry = rest.slice(0, -1).join(".");
  if (!names.includes(entry)) return unknown(`an entry of ${layer}.${output.of}`, entry, names);
  const fieldName = sameName(fieldWord, fields);
  const field = fieldName === undefined ? undefined : own(output.fields, fieldName);
  return fieldName === undefined || field === undefined
    ? unknown(`a field of ${layer}.${word}`, fieldWord, spelled)
    : { selected: { field, output: name, entry: { name: entry, field: fieldName } } };
}

/** A Terraform name as settings write it: `file_systems` is `fileSystems`. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** A word of settings as Terraform names it: `fileSystems` is `file_systems`. */
export function snakeCase(word: string): string {
  return word.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function sameName(word: string, names: readonly string[]): string | undefined {
  return names.find((name) => camelCase(name) === camelCase(word));
}

function unknown(expected: string, name: string, known: readonly string[]): { readonly fault: OutputFault } {
  return fault(expected, JSON.stringify(name), suggestion(name, known));
}

function fault(expected: string, got: string, mend?: string): { readonly fault: OutputFault } {
  return { fault: { expected, got, ...(mend === undefined ? {} : { mend }) } };
}
