import { nearest, own, suggestion, valueAt } from "@strata/values";
import type { z } from "zod";
import type { ValueFault } from "../report/value-fault";
import type { SettingPath } from "../yaml/setting-path";
import { type Tree, treeAt } from "../yaml/tree";
import { gotText, valueText } from "../yaml/value-text";
import { knownKeys, schemasAt } from "./schema-shape";

/** What zod reports. */
type Issue = z.core.$ZodIssue;

/** A value against its schema: what the wording of an issue may look at. */
export interface CheckedValue {
  readonly schema: z.ZodType;
  /** The value as it was written; undefined where nothing was. */
  readonly tree: Tree | undefined;
  /** The value as it was checked, references replaced by examples. */
  readonly value: unknown;
}

/** What zod calls a type, and what a writer of YAML calls it. */
const TYPES: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "a map",
  record: "a map",
  array: "a list",
  tuple: "a list",
  null: "null",
  never: "nothing here",
};

/** What a size counts, by what zod calls the origin. */
const COUNTED: Readonly<Record<string, string>> = {
  string: "characters",
  array: "entries",
  record: "entries",
  object: "entries",
};

/** Formats that zod knows by name, and what they look like. Patterns of ours bring their own text. */
const FORMATS: Readonly<Record<string, string>> = {
  cidrv4: 'a CIDR block such as "10.0.0.0/16"',
  cidrv6: 'an IPv6 CIDR block such as "fd00::/48"',
  ipv4: 'an IPv4 address such as "10.0.0.1"',
  ipv6: 'an IPv6 address such as "fd00::1"',
  email: 'an e-mail address such as "ops@example.com"',
  url: 'a URL such as "https://example.com"',
  date: 'a day such as "2027-01-31"',
};

/** Expected text by zod's issue code. Codes that are missing here are rewritten by {@link faultsOf}. */
const EXPECTED: { readonly [Code in Issue["code"]]?: (issue: Extract<Issue, { code: Code }>) => string } = {
  invalid_type: ({ expected }) => TYPES[expected] ?? expected,
  invalid_value: ({ values }) => oneOf(values),
  invalid_format: (issue) =>
    FORMATS[issue.format] ??
    (issue.pattern === undefined ? `text of format ${issue.format}` : `text like ${issue.pattern}`),
  too_small: ({ origin, minimum, inclusive }) =>
    bound(origin, inclusive === false ? "more than" : "at least", minimum),
  too_big: ({ origin, maximum, inclusive }) =>
    bound(origin, inclusive === false ? "fewer than" : "at most", maximum),
  not_multiple_of: ({ divisor }) => `a multiple of ${divisor}`,
  custom: () => "another value",
};

/**
 * zod's issues in our words. A schema's own `error` text is the expected half, so it has to be a noun phrase.
 */
export function faultsOf(issues: readonly Issue[], checked: CheckedValue): readonly ValueFault[] {
  return issues.flatMap((issue) => faultsOfIssue(issue, checked));
}

/**
 * Checks a value against a schema.
 * @returns zod's result; issues without a text of the schema's own have an empty message
 */
export function safeParse(schema: z.ZodType, value: unknown): z.ZodSafeParseResult<unknown> {
  return schema.safeParse(value, { error: () => "" });
}

function faultsOfIssue(issue: Issue, checked: CheckedValue): readonly ValueFault[] {
  const path = issue.path as SettingPath;
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey([...path, key], checked));
    case "invalid_key":
      return issue.issues.map((inner) => ({
        path,
        place: "key",
        expected: `${expectedText(inner)} as key`,
        got: valueText(path.at(-1)),
      }));
    case "invalid_union":
      return unionFaults(issue, checked);
    default:
      return [
        valueFault(
          path,
          expectedText(issue),
          mendText(issue, checked.tree && treeAt(checked.tree, path)),
          checked,
        ),
      ];
  }
}

function valueFault(
  path: SettingPath,
  expected: string,
  mend: string | undefined,
  checked: CheckedValue,
): ValueFault {
  return {
    path,
    place: "value",
    expected,
    got: gotAt(checked, path),
    ...(mend === undefined ? {} : { mend }),
    ...(valueAt(checked.value, path) === undefined ? { kind: "missing" } : {}),
  };
}

/** The fault of a key that no schema at its place knows. */
export function unknownKey(path: SettingPath, checked: Pick<CheckedValue, "schema" | "value">): ValueFault {
  const key = String(path.at(-1));
  const known = knownKeys(schemasAt(checked.schema, path.slice(0, -1), checked.value));
  const mend = suggestion(key, known);
  const got = valueText(key);
  const fault = { path, place: "key", kind: "unknownKey", expected: "a known key", got } as const;
  return mend === undefined ? fault : { ...fault, mend };
}

/**
 * The faults of the option that was most likely meant: one that the value's kind fits, with the fewest faults.
 * Where the value as a whole is wrong, what the options expect, joined.
 */
function unionFaults(
  issue: Extract<Issue, { code: "invalid_union" }>,
  checked: CheckedValue,
): readonly ValueFault[] {
  const path = issue.path as SettingPath;
  const { options } = issue as { readonly options?: readonly unknown[] };
  if (options !== undefined) {
    // A discriminator with a default may be absent, which zod lists among its options.
    const written = options.filter((option) => option !== undefined);
    return [valueFault(path, oneOf(written), nearestText(valueAt(checked.value, path), written), checked)];
  }
  const [best] = issue.errors
    .filter((errors) => errors.some(isBelow) && !errors.some(isOtherKind))
    .sort((a, b) => a.length - b.length);
  if (best !== undefined) {
    return faultsOf(
      best.map((error) => ({ ...error, path: [...issue.path, ...error.path] })),
      checked,
    );
  }
  const texts = new Set(issue.errors.flatMap((errors) => errors.slice(0, 1).map(expectedText)));
  return [valueFault(path, issue.message || [...texts].join(" or "), undefined, checked)];
}

/** Whether an option of a union does not take this kind of value at all. */
function isOtherKind(issue: Issue): boolean {
  return issue.path.length === 0 && issue.code === "invalid_type";
}

/** Whether the value's kind is right, and something in it is not. */
function isBelow(issue: Issue): boolean {
  return issue.path.length > 0 || issue.code === "unrecognized_keys";
}

function expectedText(issue: Issue): string {
  const table = EXPECTED as Readonly<Record<string, ((issue: Issue) => string) | undefined>>;
  return issue.message || (table[issue.code]?.(issue) ?? "another value");
}

/** Mistakes of writing that have one remedy. */
function mendText(issue: Issue, tree: Tree | undefined): string | undefined {
  if (issue.code === "custom") {
    const { mend } = (issue.params ?? {}) as { readonly mend?: unknown };
    return typeof mend === "string" ? mend : undefined;
  }
  if (tree?.kind !== "scalar") {
    return undefined;
  }
  const { value, source } = tree;
  if (issue.code === "invalid_value" && typeof value === "string") {
    return nearestText(value, issue.values);
  }
  if (issue.code !== "invalid_type" || value === null) {
    return undefined;
  }
  if (issue.expected === "string") {
    return `write it in quotes: ${JSON.stringify(source)}`;
  }
  return issue.expected === "boolean" && /^(yes|no|on|off)$/i.test(source)
    ? "YAML 1.2 has only true and false"
    : undefined;
}

function nearestText(value: unknown, known: readonly unknown[]): string | undefined {
  const near = typeof value === "string" ? nearest(value, known.map(String)) : undefined;
  return near === undefined ? undefined : `did you mean ${JSON.stringify(near)}?`;
}

/** What stands at a path, as it was written. Below a reference, the reference. */
function gotAt({ tree, value }: CheckedValue, path: SettingPath): string {
  for (const depth of path.keys()) {
    const above = tree && treeAt(tree, path.slice(0, depth));
    const text = above && gotText(above);
    if (text?.startsWith("a reference")) {
      return text;
    }
  }
  const written = tree && treeAt(tree, path);
  const checked = valueAt(value, path);
  return written === undefined && checked !== undefined ? valueText(checked) : gotText(written);
}

function oneOf(values: readonly unknown[]): string {
  const texts = values.map((value) => JSON.stringify(value));
  return texts.length === 1 ? (texts[0] ?? "") : `one of ${texts.join(", ")}`;
}

function bound(origin: string, relation: string, limit: number | bigint): string {
  const counted = own(COUNTED, origin);
  if (counted === undefined) {
    return `a number of ${relation === "fewer than" ? "less than" : relation} ${limit}`;
  }
  return `${relation} ${limit} ${Number(limit) === 1 ? counted.replace(/ies$/, "y").replace(/s$/, "") : counted}`;
}
