import { meets } from "../facts/condition";
import type { TypeFacts } from "../facts/type-facts";
import { canonical, type Fields, isFields, isList, Unknown, type Value } from "../protocol/value";

/**
 * The root attributes and blocks that make a new resource, because one of the places in them that force it changed, or
 * changed in the way that does. A place that is not known yet counts as changed: it is what Terraform prints as "forces
 * replacement" too.
 */
export function replacing(
  prior: Fields,
  planned: Fields,
  { replace = [], replaceWhen = {} }: Pick<TypeFacts, "replace" | "replaceWhen">,
): readonly string[] {
  const conditional = Object.entries(replaceWhen)
    .filter(([attribute, condition]) =>
      meets(condition, [prior[attribute] ?? null, planned[attribute] ?? null]),
    )
    .map(([attribute]) => attribute);
  const roots = replace
    .filter((place) => {
      const path = place.split(".");
      return canonical(valuesAt(prior, path)) !== canonical(valuesAt(planned, path));
    })
    .map((place) => place.split(".", 1)[0] ?? place);
  return [...new Set([...roots, ...conditional])];
}

/** Every value at a path, through all elements of the lists on the way. Of a block, only whether it stands. */
function valuesAt(value: Value | undefined, [step, ...rest]: readonly string[]): readonly Value[] {
  if (value === undefined || value === null) return [];
  if (value instanceof Unknown) return [value];
  if (step === undefined) return [isList(value) && value.every(isFields) ? value.length : value];
  if (isList(value)) return value.flatMap((item) => valuesAt(item, [step, ...rest]));
  if (!isFields(value)) return [];
  // Nothing and an empty text or list are one to the older types, which cannot tell them apart.
  const next = value[step] ?? null;
  return rest.length === 0 && (next === null || next === "") ? [] : valuesAt(next, rest);
}
