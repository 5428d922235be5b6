import { pathsIn, type ReadPath, UnreadExpression } from "@strata/inventory";

/** A place in the outputs of an upstream layer: the output, and steps into its value. No steps: all outputs. */
export type OutputPath = readonly (string | number)[];

/**
 * What a unit reads of an upstream layer: the paths behind `local.<layer>`, each once, without those that another one
 * covers. A path that an index ends which is itself an expression stands for all elements, and an expression that cannot be
 * read for all outputs: more is read than is said only in this direction.
 * @param unit the unit's JSON
 */
export function consumedOutputs(unit: unknown, layer: string): readonly OutputPath[] {
  const {
    locals = {},
    variable: _,
    ...others
  } = (unit ?? {}) as {
    readonly locals?: Readonly<Record<string, unknown>>;
    readonly variable?: unknown;
  };
  // The local itself names every field that some other block reads.
  const { [layer]: __, ...otherLocals } = locals;
  const found = stringsIn([others, otherLocals]).flatMap((text) => pathsOf(text, layer));
  const unique = [...new Map(found.map((path) => [JSON.stringify(path), path])).values()];
  return unique.filter((path) => !unique.some((other) => other !== path && covers(other, path)));
}

/** Whether all that one path leads to is part of what the other one leads to. */
function covers(outer: OutputPath, inner: OutputPath): boolean {
  return outer.length <= inner.length && outer.every((step, index) => step === inner[index]);
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Array.isArray(value)
    ? value.flatMap(stringsIn)
    : Object.entries(value).flatMap(([key, member]) => [key, ...stringsIn(member)]);
}

function pathsOf(text: string, layer: string): readonly OutputPath[] {
  // Most strings of a unit are plain, and to read all of them as expressions takes a hundred times as long.
  if (!text.includes(layer) || !/[$%]\{/.test(text)) return [];
  try {
    return pathsIn(text).flatMap((path) => {
      const steps = stepsOf(path, layer);
      if (steps === undefined) return [];
      const each = steps.indexOf("*");
      return [each < 0 ? steps : steps.slice(0, each)];
    });
  } catch (error) {
    if (error instanceof UnreadExpression) return [[]];
    throw error;
  }
}

/** The steps into the outputs of a layer; undefined for a path that leads elsewhere. */
function stepsOf({ root, steps }: ReadPath, layer: string): OutputPath | undefined {
  const [first, second, ...rest] = steps;
  if (root === "local" && first === layer) return steps.slice(1);
  // By itself it is a guard: whether the variable was given.
  if (root === "var" && first === layer) return steps.length === 1 ? undefined : steps.slice(1);
  if (root !== "data" || first !== "terraform_remote_state" || second !== layer) return undefined;
  const outputs = rest.indexOf("outputs");
  // Without it, how many there are.
  return outputs < 0 ? undefined : rest.slice(outputs + 1);
}
