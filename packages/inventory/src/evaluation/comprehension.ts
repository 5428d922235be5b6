import { isBlock } from "../block-path";
import type { Expression, Step } from "../expression/syntax";
import { AttributeOf, FunctionOf, type Resolved } from "../resource/resource";
import { UnresolvedReference } from "../resource/unresolved-reference";
import { isKnown, isSymbolic } from "./known";
import { bound, type Scope } from "./scope";
import { indexOf, stepInto } from "./steps";

type For = Extract<Expression, { kind: "for" }>;

/** Evaluates an expression in a scope, or the part of it that the steps lead to. */
export type ElementReader = (expression: Expression, steps: readonly Step[], scope: Scope) => Resolved;

/**
 * What a `for` comes to, or the part of it that the steps lead to.
 * @throws {UnresolvedReference} when there is no such part, or when it goes over something that has no elements
 */
export function readFor(loop: For, steps: readonly Step[], scope: Scope, read: ElementReader): Resolved {
  const at = (key: Step): Scope => scopeAt(loop, key, scope, read);
  const [first, ...rest] = steps;
  // `{ for name, entry in … : name => … }` keeps its keys, so one entry is found without looking at the others. Keys of a list are numbers.
  if (first !== undefined && indexOf(first) === undefined && keepsKeys(loop))
    return read(loop.value, rest, at(first));
  const over = read(loop.over, [], scope);
  if (over instanceof AttributeOf) return ofReference(loop, over, steps, read(loop.value, [], at("*")));
  const keys = keysOf(over);
  if (keys === undefined) return new FunctionOf("for", [over]);
  const taken = keys.map((key) => ({ key, condition: conditionAt(loop, at(key), read) }));
  if (!taken.every(({ condition }) => typeof condition === "boolean")) return new FunctionOf("for", [over]);
  const scopes = taken.filter(({ condition }) => condition).map(({ key }) => at(key));
  return loop.key === undefined
    ? asList(loop, steps, scopes, read)
    : asObject(loop, loop.key, steps, scopes, read);
}

function asList(loop: For, steps: readonly Step[], scopes: readonly Scope[], read: ElementReader): Resolved {
  const [first, ...rest] = steps;
  if (first === undefined) return scopes.map((scope) => read(loop.value, [], scope));
  const scope = scopes[indexOf(first) ?? -1];
  if (scope !== undefined) return read(loop.value, rest, scope);
  throw new UnresolvedReference(`no element ${JSON.stringify(first)} in a list of ${scopes.length}`);
}

function asObject(
  loop: For,
  key: Expression,
  steps: readonly Step[],
  scopes: readonly Scope[],
  read: ElementReader,
): Resolved {
  const entries = scopes.map((scope) => ({ key: read(key, [], scope), scope }));
  const isWritten = entries.every((entry) => ["string", "number", "boolean"].includes(typeof entry.key));
  if (!isWritten)
    return new FunctionOf(
      "for",
      entries.map((entry) => entry.key),
    );
  const names = entries.map((entry) => String(entry.key));
  const [first, ...rest] = steps;
  if (new Set(names).size < names.length) {
    throw new UnresolvedReference(`two entries of a for with one key, among ${names.join(", ")}`);
  }
  if (first === undefined) {
    return Object.fromEntries(entries.map(({ scope }, index) => [names[index], read(loop.value, [], scope)]));
  }
  const found = entries[names.indexOf(String(first))];
  if (found !== undefined) return read(loop.value, rest, found.scope);
  throw new UnresolvedReference(`no entry ${JSON.stringify(first)}, expected one of ${names.join(", ")}`);
}

/** Over the attribute of a resource: how many elements there are, only Terraform knows; one stands for all. */
function ofReference(loop: For, over: AttributeOf, steps: readonly Step[], each: Resolved): Resolved {
  if (loop.key !== undefined || loop.condition !== undefined || isKnown(each))
    return new FunctionOf("for", [over, each]);
  const [first, ...rest] = steps;
  return first !== undefined && indexOf(first) !== undefined ? stepInto(each, rest) : stepInto([each], steps);
}

function conditionAt(loop: For, scope: Scope, read: ElementReader): Resolved {
  return loop.condition === undefined ? true : read(loop.condition, [], scope);
}

function scopeAt(loop: For, key: Step, scope: Scope, read: ElementReader): Scope {
  const [first = "", second] = loop.names;
  const entry = (inside: readonly Step[]): Resolved => read(loop.over, [key, ...inside], scope);
  if (second === undefined) return bound(scope, first, entry);
  return bound(
    bound(scope, first, (inside) => stepInto(key, inside)),
    second,
    entry,
  );
}

function keepsKeys({ names, key, condition }: For): boolean {
  const isPair = names.length === 2 && names[0] !== names[1] && condition === undefined;
  return isPair && key?.kind === "path" && key.root === names[0] && key.steps.length === 0;
}

/** Maps are gone through in the order of their keys. */
function keysOf(over: Resolved): readonly Step[] | undefined {
  if (isSymbolic(over)) return undefined;
  if (Array.isArray(over)) return over.map((_, index) => index);
  if (isBlock(over)) return Object.keys(over).sort();
  throw new UnresolvedReference("a for over something that is neither list nor map");
}
