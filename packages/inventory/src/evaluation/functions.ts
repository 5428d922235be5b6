import { isBlock } from "../block-path";
import { AttributeOf, type Resolved, TextAround } from "../resource/resource";
import { areAlike, isSymbolic, keepsType } from "./known";

/** Gives what a function comes to; undefined where that is left to Terraform. */
type KnownFunction = (...args: readonly Resolved[]) => Resolved;

/**
 * The functions that are evaluated here; each gives a value only where Terraform gives the same. Conversions of a
 * reference come to the reference: whoever follows it does not ask for its type.
 */
export const FUNCTIONS: ReadonlyMap<string, KnownFunction> = new Map<string, KnownFunction>([
  ["nonsensitive", (value) => value],
  ["sensitive", (value) => value],
  ["tostring", text],
  ["tolist", (list) => collection(list, Array.isArray(list) ? list : undefined)],
  ["tomap", (map) => collection(map, isBlock(map) && !isSymbolic(map) ? Object.values(map) : undefined)],
  ["coalesce", firstGiven],
  ["concat", concatenated],
  ["element", elementAt],
  ["one", only],
]);

function text(value: Resolved): Resolved {
  if (value === null || value instanceof AttributeOf || value instanceof TextAround) return value;
  return typeof value === "object" || value === undefined ? undefined : String(value);
}

function collection(value: Resolved, elements: readonly Resolved[] | undefined): Resolved {
  if (value === null || value instanceof AttributeOf) return value;
  return elements !== undefined && areAlike(elements) ? value : undefined;
}

/** Neither null nor an empty string counts. Source: Terraform's documentation of `coalesce`. */
function firstGiven(...values: readonly Resolved[]): Resolved {
  const chosen = values.find((value) => value !== null && value !== "");
  const isPrimitive = typeof chosen !== "object" && chosen !== undefined;
  return isPrimitive && values.every((value) => keepsType(chosen, value)) ? chosen : undefined;
}

function concatenated(...lists: readonly Resolved[]): Resolved {
  const areLists = lists.every((list) => Array.isArray(list));
  if (!areLists || lists.length === 0) return undefined;
  const elements = (lists as readonly (readonly Resolved[])[]).flat();
  return areAlike(elements) ? elements : undefined;
}

/** Counts on from the start behind the last element. */
function elementAt(list: Resolved, index: Resolved): Resolved {
  if (!Array.isArray(list) || list.length === 0) return undefined;
  return Number.isInteger(index) && Number(index) >= 0 ? list[Number(index) % list.length] : undefined;
}

/** `one(x[*].y)` is the attribute itself; of a list, its only element. */
function only(list: Resolved): Resolved {
  if (list instanceof AttributeOf) return list;
  if (!Array.isArray(list) || list.length > 1) return undefined;
  const [element = null] = list;
  return element;
}
