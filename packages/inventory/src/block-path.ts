import type { Step } from "./expression/syntax";

/** A JSON object, as far as anyone may know before looking. */
export type Block = Readonly<Record<string, unknown>>;

export function isBlock(value: unknown): value is Block {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The steps of `vpc_config.subnet_ids` or `rule.0.id`. A key with dots in it is quoted: `tags["a.b/c"]`. */
export function stepsOf(path: string): readonly Step[] {
  const found = path.matchAll(/\["([^"]*)"\]|\[(\d+)\]|([^.[\]]+)/g);
  return [...found].map(([, quoted, index, name]) => {
    if (quoted !== undefined) return quoted;
    const step = index ?? name ?? "";
    return /^\d+$/.test(step) ? Number(step) : step;
  });
}

/**
 * The value at a path, or undefined. A nested block is found whether CDKTF emitted it as an object or as a list of
 * one, since the bindings differ by resource: a name steps into the first element of a list, `0` into an object.
 */
export function valueAt(value: unknown, steps: readonly Step[]): unknown {
  let current = value;
  for (const step of steps) {
    if (Array.isArray(current))
      current = typeof step === "number" ? current[step] : fieldOf(current[0], step);
    else if (step !== 0 || (isBlock(current) && "0" in current)) current = fieldOf(current, String(step));
  }
  return current;
}

/** A block attribute as a list, whether CDKTF emitted one object, a list, or nothing. */
export function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function fieldOf(value: unknown, key: string): unknown {
  return isBlock(value) ? value[key] : undefined;
}
