import { TerraformResource, type TerraformStack } from "cdktf";

/** An entry of settings under a new name. */
export interface RenamedEntry {
  readonly entry: string;
  readonly was: string;
}

/** An address that a resource had, and the one that it has. */
export interface MovedAddress {
  readonly from: string;
  readonly to: string;
}

/**
 * Which resources of a stack have new addresses because entries have new names.
 * @param former the stack as it would be if the entries had their old names
 */
export function renamedResources(
  stack: TerraformStack,
  former: TerraformStack,
  renames: readonly RenamedEntry[],
): readonly MovedAddress[] {
  return movedAddresses(addressesOf(former), addressesOf(stack), renames);
}

/**
 * The addresses that only the names of entries have changed: each that is gone, and the one new address that is the same
 * but for them. An address with more than one such successor, or with none, is left alone.
 */
function movedAddresses(
  before: readonly string[],
  after: readonly string[],
  renames: readonly RenamedEntry[],
): readonly MovedAddress[] {
  const gone = before.filter((address) => !after.includes(address));
  const fresh = after.filter((address) => !before.includes(address));
  return gone.flatMap((from) => {
    const successors = fresh.filter((to) => isRenamed(from, to, renames));
    const rivals = gone.filter((other) => successors.some((to) => isRenamed(other, to, renames)));
    const [to] = successors;
    return to === undefined || successors.length > 1 || rivals.length > 1 ? [] : [{ from, to }];
  });
}

function addressesOf(stack: TerraformStack): readonly string[] {
  return stack.node
    .findAll()
    .filter((node): node is TerraformResource => TerraformResource.isTerraformResource(node))
    .map((resource) => `${resource.terraformResourceType}.${resource.friendlyUniqueId}`);
}

/** Whether one address becomes the other where some names of entries in it are replaced. Levels are joined by `_`. */
function isRenamed(from: string, to: string, renames: readonly RenamedEntry[]): boolean {
  const [type, name = ""] = from.split(".");
  const [otherType, otherName = ""] = to.split(".");
  const [levels, others] = [name.split("_"), otherName.split("_")];
  return (
    type === otherType &&
    levels.length === others.length &&
    levels.every((level, index) => formsOf(level, renames).has(others[index] ?? ""))
  );
}

/** A level with each choice of old names replaced by new ones: words of a level are joined by hyphens. */
function formsOf(level: string, renames: readonly RenamedEntry[]): ReadonlySet<string> {
  let forms: readonly string[] = [level];
  for (const { entry, was } of renames) forms = forms.flatMap((form) => replacedIn(form, was, entry));
  return new Set(forms);
}

/** The text with none, some and all occurrences of a word replaced. */
function replacedIn(text: string, word: string, by: string): readonly string[] {
  const at = `-${text}-`.indexOf(`-${word}-`);
  if (at < 0) return [text];
  const [head, tail] = [text.slice(0, at), text.slice(at + word.length)];
  return replacedIn(tail.replace(/^-/, ""), word, by).flatMap((rest) => {
    const end = tail === "" ? "" : `-${rest}`;
    return [`${head}${word}${end}`, `${head}${by}${end}`];
  });
}
