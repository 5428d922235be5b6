/** Part of a block: only what it names is compared. A value may be one of Vitest's matchers. */
export type Partial = Readonly<Record<string, unknown>>;

/** One place where a block is not as expected. */
export interface Difference {
  readonly path: string;
  readonly expected: string;
  readonly got: string;
}

/**
 * Where a value differs from what is expected. Maps are compared by the expected keys, lists element by element.
 * A nested block is found in a list of one, and a boolean in its text, since bindings differ in both.
 */
export function differences(actual: unknown, expected: unknown, path = ""): readonly Difference[] {
  if (isMatcher(expected)) {
    return expected.asymmetricMatch(actual) ? [] : [{ path, expected: String(expected), got: show(actual) }];
  }
  if (Array.isArray(expected)) return listDifferences(actual, expected, path);
  if (typeof expected === "object" && expected !== null) {
    const block: unknown = Array.isArray(actual) && actual.length === 1 ? actual[0] : actual;
    if (typeof block !== "object" || block === null || Array.isArray(block)) {
      return [{ path, expected: show(expected), got: show(actual) }];
    }
    return Object.entries(expected).flatMap(([key, value]) =>
      differences(Reflect.get(block, key), value, stepped(path, key)),
    );
  }
  const isSame =
    Object.is(actual, expected) || (typeof expected === "boolean" && actual === String(expected));
  return isSame ? [] : [{ path, expected: show(expected), got: show(actual) }];
}

/** A difference in a line of text. */
export function describeDifference({ path, expected, got }: Difference): string {
  return `${path === "" ? "" : `${path}: `}expected ${expected}, got ${got}`;
}

function listDifferences(actual: unknown, expected: readonly unknown[], path: string): readonly Difference[] {
  if (!Array.isArray(actual) || actual.length !== expected.length) {
    return [{ path, expected: show(expected), got: show(actual) }];
  }
  return expected.flatMap((value, index) => differences(actual[index], value, stepped(path, String(index))));
}

function stepped(path: string, key: string): string {
  const step = /[.[\]]/.test(key) ? `[${JSON.stringify(key)}]` : key;
  return path === "" || step.startsWith("[") ? `${path}${step}` : `${path}.${step}`;
}

function show(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}

interface Matcher {
  asymmetricMatch(value: unknown): boolean;
}

function isMatcher(value: unknown): value is Matcher {
  return typeof value === "object" && value !== null && "asymmetricMatch" in value;
}
