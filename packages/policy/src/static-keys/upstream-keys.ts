import { type Block, type Expression, isBlock, parseText, pathText, type ReadPath } from "@strata/inventory";

/** A key or a number that comes from outside of the unit. */
export interface UpstreamKey {
  /** The block, for example `aws_efs_mount_target.targets`. */
  readonly address: string;
  readonly argument: "for_each" | "count";
  /** What it reads, as it is written. */
  readonly paths: readonly string[];
}

/** What of a value must be known: all of it, or its keys and how many there are. */
type Need = "value" | "keys";

/**
 * The blocks of a unit whose `for_each` takes its keys, or whose `count` its number, from another layer or from a data
 * source. Where nothing upstream exists yet Terraform knows neither, and refuses to plan: "Invalid for_each argument".
 * Values of a map are free: only its keys are part of addresses. That a variable is null is known to every plan.
 * @throws {UnreadExpression} when an expression is outside of the part of the language that is known
 */
export function upstreamKeys(unit: Block): readonly UpstreamKey[] {
  const reader = new UpstreamReader(unit);
  return repeatedBlocks(unit).flatMap(({ address, block }) =>
    (["for_each", "count"] as const).flatMap((argument) => {
      const need = argument === "for_each" ? "keys" : "value";
      const paths = [...new Set(reader.read(block[argument], need))];
      return paths.length === 0 ? [] : [{ address, argument, paths }];
    }),
  );
}

/** The blocks that may be repeated, by their addresses. */
function repeatedBlocks(unit: Block): readonly { readonly address: string; readonly block: Block }[] {
  const named = (blocks: unknown, prefix: string) =>
    entriesOf(blocks).flatMap(([name, block]) =>
      isBlock(block) ? [{ address: `${prefix}${name}`, block }] : [],
    );
  const typed = (types: unknown, prefix: string) =>
    entriesOf(types).flatMap(([type, blocks]) => named(blocks, `${prefix}${type}.`));
  const imports = Array.isArray(unit.import) ? unit.import : [];
  return [
    ...typed(unit.resource, ""),
    ...typed(unit.data, "data."),
    ...named(unit.module, "module."),
    ...imports.filter(isBlock).map((block) => ({ address: `import of ${String(block.to)}`, block })),
  ];
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isBlock(value) ? Object.entries(value) : [];
}

/** Follows what a unit declares, up to what it does not know by itself. */
class UpstreamReader {
  private readonly followed: string[] = [];
  /** Names that comprehensions around an expression give to elements. */
  private readonly bound: string[] = [];

  constructor(private readonly unit: Block) {}

  /** The paths from outside on which a value depends, or its keys do. */
  read(value: unknown, need: Need): readonly string[] {
    if (typeof value === "string") return this.of(parseText(value), need);
    if (Array.isArray(value))
      return need === "keys" ? [] : value.flatMap((element) => this.read(element, need));
    return entriesOf(value).flatMap(([key, member]) => [
      ...this.read(key, "value"),
      ...(need === "keys" ? [] : this.read(member, need)),
    ]);
  }

  private of(expression: Expression, need: Need): readonly string[] {
    const all = (parts: readonly Expression[], of: Need = "value"): readonly string[] =>
      parts.flatMap((part) => this.of(part, of));
    switch (expression.kind) {
      case "literal":
        return [];
      case "path":
        return this.follow(expression, need);
      case "text":
        return all(expression.parts);
      case "access":
        return all([expression.of]);
      case "index":
        return all([expression.of, expression.key]);
      case "splat":
        return all([expression.of], need);
      case "call":
        return all(expression.args, needOfArguments(expression.name, need));
      case "choice":
        return [...all([expression.test]), ...all([expression.whenTrue, expression.whenFalse], need)];
      case "binary":
        return isGuard(expression) ? [] : all([expression.left, expression.right]);
      case "unary":
        return all([expression.operand]);
      case "list":
        return need === "keys" ? [] : all(expression.items);
      case "object":
        return [
          ...all(expression.entries.map(([key]) => key)),
          ...(need === "keys" ? [] : all(expression.entries.map(([, value]) => value))),
        ];
      case "for":
        return this.ofComprehension(expression, need);
    }
  }

  /** Which elements there are must be known; what they are, only where a key or a condition looks at it. */
  private ofComprehension(
    { names, over, key, value, condition }: Extract<Expression, { kind: "for" }>,
    need: Need,
  ): readonly string[] {
    const deciding = [key, condition, need === "keys" ? undefined : value].filter(
      (part) => part !== undefined,
    );
    const element = names.at(-1) ?? "";
    const looks = deciding.some((part) => mentions(part, element));
    const ofOver = this.of(over, looks ? "value" : "keys");
    this.bound.push(...names);
    const ofParts = deciding.flatMap((part) => this.of(part, "value"));
    this.bound.splice(-names.length);
    return [...ofOver, ...ofParts];
  }

  private follow(path: ReadPath, need: Need): readonly string[] {
    const { root, steps } = path;
    if (this.bound.includes(root)) return [];
    const [first, second, ...rest] = steps.map(String);
    if (root === "data") return [pathText(path)];
    if (root === "var") return this.isSource(first ?? "") ? [pathText(path)] : [];
    const [declared, inner] =
      root === "local"
        ? [entryAt(this.unit.locals, first), steps.slice(1).map(String)]
        : [entryAt(entryAt(this.unit.resource, root), first), [second ?? "", ...rest].filter(isName)];
    // A resource as a whole has the keys of its own for_each, which is judged where it stands.
    if (declared === undefined || (root !== "local" && inner.length === 0)) return [];
    const written = pathText(path);
    if (this.followed.includes(written)) return [];
    this.followed.push(written);
    const { value, isWhole } = descend(declared, inner);
    const found = this.read(value, isWhole ? need : "value");
    this.followed.pop();
    return found.length === 0 ? [] : [written];
  }

  /** Whether a variable stands in for a data source of the same name: another layer, or a look-up. */
  private isSource(name: string): boolean {
    return entriesOf(this.unit.data).some(([, blocks]) => entryAt(blocks, name) !== undefined);
  }
}

/** What of its arguments a function needs for what is needed of its result. */
function needOfArguments(name: string, need: Need): Need {
  if (["length", "keys"].includes(name)) return "keys";
  return need === "keys" && ["merge", "tomap", "tolist", "values"].includes(name) ? "keys" : "value";
}

/** `var.network == null`: whether a variable was given. */
function isGuard({ operator, left, right }: Extract<Expression, { kind: "binary" }>): boolean {
  const isNull = (one: Expression): boolean => one.kind === "literal" && one.value === null;
  const isVariable = (one: Expression): boolean =>
    one.kind === "path" && one.root === "var" && one.steps.length === 1;
  const isEquality = operator === "==" || operator === "!=";
  return isEquality && ((isVariable(left) && isNull(right)) || (isNull(left) && isVariable(right)));
}

/** Whether an expression looks at an element of a comprehension. */
function mentions(expression: Expression, name: string): boolean {
  return JSON.stringify(expression).includes(`"root":${JSON.stringify(name)}`);
}

function isName(step: string): boolean {
  return step !== "" && step !== "*" && !/^\d+$/.test(step);
}

function entryAt(value: unknown, key: string | undefined): unknown {
  return isBlock(value) && key !== undefined && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The part of written JSON at some steps, as far as it is written out. */
function descend(
  value: unknown,
  steps: readonly string[],
): { readonly value: unknown; readonly isWhole: boolean } {
  const [first, ...rest] = steps;
  if (first === undefined) return { value, isWhole: true };
  const inner = Array.isArray(value) ? value[Number(first)] : entryAt(value, first);
  if (inner !== undefined) return descend(inner, rest);
  // An expression, whose parts are not written out: all of it counts. What a block does not say only AWS knows.
  return { value: typeof value === "string" ? value : undefined, isWhole: false };
}
