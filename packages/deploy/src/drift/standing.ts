import type { AttributeSchema, BlockSchema } from "../refinement/shape";
import { isSame } from "./changed-values";

/** What an apply does with a value that was changed outside of Terraform. */
export type Remedy = "restores" | "keeps" | "deletes" | "unclear";

/**
 * How the settings stand to an attribute, and what an apply therefore does with it. `leftOut`: an argument that the
 * provider does not fill in itself. `nobody`: computed, or filled in by the provider where the settings leave it out.
 * `removed`: the unit no longer has the resource. `unclear`: only a plan can tell.
 */
export const STANDINGS = {
  set: { apply: "restores", words: "settings give it: an apply puts it back" },
  leftOut: { apply: "restores", words: "settings leave it out: an apply takes it away" },
  agreed: { apply: "keeps", words: "settings have the new value too" },
  ignored: { apply: "keeps", words: "lifecycle ignore_changes names it: an apply leaves it" },
  nobody: { apply: "keeps", words: "nobody set it: an apply leaves it" },
  removed: { apply: "deletes", words: "settings no longer have the resource: an apply deletes it" },
  unclear: { apply: "unclear", words: "settings do not tell: see the next plan" },
} as const satisfies Readonly<Record<string, { readonly apply: Remedy; readonly words: string }>>;

/** See {@link STANDINGS}. */
export type Standing = keyof typeof STANDINGS;

/** A resource block of a unit's JSON: arguments by name. */
export type Declared = Readonly<Record<string, unknown>>;

/** The place of a changed value in a resource. */
export interface Place {
  readonly path: readonly (string | number)[];
  /** What is there now. */
  readonly after: unknown;
  /** Whether that may be compared and shown. */
  readonly isSecret: boolean;
}

/**
 * Attributes that the AWS provider computes from others: they stand as these do, and say nothing new of the same keys.
 * Source: AWS provider, "Resource Tagging".
 */
export const DERIVED: Readonly<Record<string, string>> = { tags_all: "tags" };

/** @param schema of the resource's type; without one what settings leave out is taken for what nobody set */
export function standingOf(place: Place, declared: Declared, schema: BlockSchema | undefined): Standing {
  const [first, ...rest] = place.path;
  const name = DERIVED[String(first)] ?? String(first);
  const path = [name, ...rest];
  if (isIgnored(path, declared)) return "ignored";
  const found = declaredAt(path, declared);
  if (found.is === "set") return agrees(found.value, place) ? "agreed" : "set";
  return standingOfAbsent(path, found.depth, schema);
}

/** What a unit's JSON gives at a path. */
type Given =
  | { readonly is: "set"; readonly value: unknown }
  | { readonly is: "absent"; readonly depth: number };

/**
 * A map of values, such as tags, is given as a whole: a key that it does not have is taken away. Of a block, which a
 * plan has as a list, each argument counts.
 */
function declaredAt(path: Place["path"], declared: Declared): Given {
  let current: unknown = declared;
  for (const [depth, step] of path.entries()) {
    // Positions of blocks in a plan need not be those of the settings, and one block may have no list around it.
    if (typeof step === "number") continue;
    if (Array.isArray(current) && current.length > 1) {
      const isAny = current.some((one) => isGiven(partOf(one, step)));
      return isAny ? { is: "set", value: undefined } : { is: "absent", depth };
    }
    const block = onlyOf(current);
    if (!isBlock(block)) return { is: "set", value: undefined };
    if (depth === 0 && isGiven(partOf(block.dynamic, step))) return { is: "set", value: undefined };
    const isInMap = depth > 0 && typeof path[depth - 1] === "string";
    current = block[step];
    if (!isGiven(current)) return isInMap ? { is: "set", value: undefined } : { is: "absent", depth };
  }
  return { is: "set", value: current };
}

function onlyOf(list: unknown): unknown {
  return Array.isArray(list) && list.length === 1 ? list[0] : list;
}

/** An argument that is not given: the provider fills it in, or an apply takes away what is there. */
function standingOfAbsent(path: Place["path"], depth: number, schema: BlockSchema | undefined): Standing {
  const names = path.slice(0, depth + 1).filter((step) => typeof step === "string");
  const found = schema === undefined ? undefined : schemaAt(names, schema);
  if (found === "block") return "unclear";
  return found?.optional === true && found.computed !== true ? "leftOut" : "nobody";
}

/** The attribute at a path of names. Whether a provider fills in a block, its schema does not say. */
function schemaAt(
  [name = "", ...rest]: readonly string[],
  { attributes = {}, block_types = {} }: BlockSchema,
): AttributeSchema | "block" | undefined {
  const attribute = attributes[name];
  if (attribute !== undefined) return attribute;
  const block = block_types[name]?.block;
  if (block === undefined) return undefined;
  return rest.length === 0 ? "block" : schemaAt(rest, block);
}

/** Whether the settings have, as it is written, what is there now. What Terraform has to work out is not compared. */
function agrees(value: unknown, { after, isSecret }: Place): boolean {
  if (isSecret || value === undefined || JSON.stringify(value).includes("${")) return false;
  return isSame(value, after);
}

/** Whether `lifecycle.ignore_changes` names the path, or something around it. */
function isIgnored(path: Place["path"], { lifecycle }: Declared): boolean {
  const ignored = isBlock(lifecycle) ? lifecycle.ignore_changes : undefined;
  if (ignored === "all") return true;
  if (!Array.isArray(ignored)) return false;
  const names = path.filter((step) => typeof step === "string");
  return ignored.some((entry) => {
    const steps = stepsOf(String(entry));
    return steps.every((step, index) => names[index] === step);
  });
}

/** Names in `scaling_config[0].desired_size` or `tags["a.b"]`. */
function stepsOf(path: string): readonly string[] {
  return [...path.matchAll(/\["([^"]*)"\]|\[\d+\]|([^.[\]]+)/g)].flatMap(
    ([, quoted, name]) => quoted ?? name ?? [],
  );
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isBlock(value: unknown): value is Declared {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function partOf(value: unknown, step: string): unknown {
  return isBlock(value) ? value[step] : undefined;
}
