type Block = Readonly<Record<string, unknown>>;

/**
 * What a resource has where a check looked: `retention_in_days 30`. Checkov names the places of what it found, and no
 * values; places in other resources, and those with `*`, are left out.
 * @param unit JSON of the stack
 * @param resource name without its type, which Checkov leaves out of some: the type is one that has the places
 * @param places such as `rule/object_ownership` and `restrictions/[0]/geo_restriction/[0]/restriction_type`
 */
export function foundAt(unit: unknown, resource: string, places: readonly string[]): readonly string[] {
  const types = Object.values(((unit as Block).resource ?? {}) as Readonly<Record<string, Block>>);
  const named = types.flatMap((blocks) => (resource in blocks ? [blocks[resource]] : []));
  return places.flatMap((place) => {
    const steps = place.split("/").filter((step) => !/^\[\d+\]$/.test(step));
    const [value] = named.flatMap((block) => at(block, steps) ?? []);
    const isLiteral = ["string", "number", "boolean"].includes(typeof value) && !String(value).includes("${");
    return isLiteral ? [`${steps.at(-1)} ${value}`] : [];
  });
}

/** The value at a path; of a list, that of its first element, as blocks of one are. */
function at(value: unknown, steps: readonly string[]): unknown {
  const block = Array.isArray(value) ? value[0] : value;
  const [step, ...rest] = steps;
  if (step === undefined) return block;
  return typeof block === "object" && block !== null ? at((block as Block)[step], rest) : undefined;
}
