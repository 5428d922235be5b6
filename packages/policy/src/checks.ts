import {
  asList,
  type Block,
  describeResolved,
  type Inventory,
  isSymbolic,
  type Resource,
  ValueWithheld,
} from "@strata/inventory";
import { withArticle } from "@strata/values";
import { type Check, cannotTell, met, unmet, type Verdict } from "./rule";

/** A value in a message. */
export function show(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}

/** What is at a path, in a message. */
function showAt(resource: Resource, path: string): string {
  try {
    return show(resource.get(path));
  } catch (error) {
    if (error instanceof ValueWithheld) return resource.has(path) ? `what ${error.message}` : "nothing";
    throw error;
  }
}

/** Judges the literal at a path; of an expression that comes to none, the JSON cannot tell. */
export function literal(path: string, expected: string, test: (value: unknown) => boolean): Check {
  return (resource) => {
    const value = resource.value(path);
    if (isSymbolic(value)) return cannotTell(`${path} ${expected}`, describeResolved(value));
    return met(test(value), `${path} ${expected}`, show(value));
  };
}

/** Exactly this value. A boolean may be text, as nullable booleans are in the bindings. */
export function equals(path: string, expected: string | number | boolean): Check {
  return literal(path, show(expected), (value) => value === expected || isText(value, expected));
}

export function oneOf(path: string, allowed: readonly string[]): Check {
  return literal(path, `one of ${allowed.join(", ")}`, (value) => allowed.includes(String(value)));
}

export function atLeast(path: string, least: number): Check {
  return literal(path, `at least ${least}`, (value) => Number(value) >= least);
}

/** Not true: absent, `false` or `"false"`. */
export function notTrue(path: string): Check {
  return literal(
    path,
    "absent or false",
    (value) => value === undefined || value === null || isText(value, false),
  );
}

/** A list that has at least these. */
export function contains(path: string, wanted: readonly string[]): Check {
  return literal(path, `with ${wanted.join(", ")}`, (value) => {
    const list = asList(value).map(String);
    return wanted.every((item) => list.includes(item));
  });
}

/** Some value is there. A reference is as good as a literal: which one is another rule's matter. */
export function isSet(path: string): Check {
  return (resource) => met(resource.has(path), `${path} set`, showAt(resource, path));
}

/** Whether a nested block gives an argument, known or not. */
export function gives(block: Block, argument: string): boolean {
  return Object.keys(block).includes(argument);
}

/** Nothing is there. */
export function isAbsent(path: string): Check {
  return (resource) => met(!resource.has(path), `${path} absent`, showAt(resource, path));
}

/** All of the checks, in order; the first that is not met is reported. */
export function all(...checks: readonly Check[]): Check {
  return (resource, inventory) => {
    for (const check of checks) {
      const verdict = check(resource, inventory);
      if (verdict !== "met") return verdict;
    }
    return "met";
  };
}

/** At least one of the checks; otherwise the first one's verdict. */
export function either(first: Check, second: Check): Check {
  return (resource, inventory) => {
    const verdict = first(resource, inventory);
    return verdict === "met" || second(resource, inventory) === "met" ? "met" : verdict;
  };
}

/** The check where the condition holds. */
export function where(condition: (resource: Resource, inventory: Inventory) => boolean, check: Check): Check {
  return (resource, inventory) => (condition(resource, inventory) ? check(resource, inventory) : "met");
}

/** Every nested block at a path passes a test. */
export function each(
  path: string,
  expected: string,
  test: (block: Block, resource: Resource) => boolean,
): Check {
  return (resource) => {
    const faulty = resource.blocks(path).find((block) => !test(block, resource));
    return met(faulty === undefined, `each ${path} ${expected}`, show(faulty));
  };
}

/** Some resource of a type refers to this one at a path, and passes the check. */
export function companion(type: string, path: string, check: Check = () => "met"): Check {
  return (resource, inventory) => {
    const found = inventory.companions(resource, type, path);
    if (found.length === 0) return unmet(`${withArticle(type)} with this as its ${path}`, "none");
    const verdicts = found.map((one) => check(one, inventory));
    return verdicts.includes("met") ? "met" : (verdicts[0] ?? "met");
  };
}

/** The resource at the end of a reference passes the check. */
export function target(path: string, type: string, check: Check): Check {
  return (resource, inventory) => {
    const [found] = inventory.references(resource, path).filter((candidate) => candidate.type === type);
    if (found !== undefined) return check(found, inventory);
    return unmet(`${path} refers to a ${type}`, show(resource.get(path)));
  };
}

/** What must not exist at all. */
export const mustNotExist: Check = (resource): Verdict => unmet(`no ${resource.type}`, resource.address);

function isText(value: unknown, expected: string | number | boolean): boolean {
  return typeof expected === "boolean" && String(value) === String(expected);
}
