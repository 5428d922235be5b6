import { type Fields, isFields, isList, type Value } from "../../protocol/value";

/** Something that a service refuses of a resource's values, with the code and the words of its API. */
export interface Limit {
  /** The error code, for example `InvalidParameterValue`. */
  readonly code: string;
  /** What is wrong with the values, or undefined. */
  readonly fault: (state: Fields) => string | undefined;
}

/** Every number and text at a dotted path, through all elements of the lists on the way. Empty text is none. */
export function scalarsAt(state: Fields, path: string): readonly (string | number)[] {
  const collect = (
    value: Value | undefined,
    [step, ...rest]: readonly string[],
  ): readonly (string | number)[] => {
    if (isList(value))
      return value.flatMap((item) => collect(item, step === undefined ? [] : [step, ...rest]));
    if (step === undefined) {
      return typeof value === "number" || (typeof value === "string" && value !== "") ? [value] : [];
    }
    return isFields(value) ? collect(value[step], rest) : [];
  };
  return collect(state, path.split("."));
}

/** The first number or text at a path; undefined where there is none. */
export function scalarAt(state: Fields, path: string): string | number | undefined {
  return scalarsAt(state, path)[0];
}

/** Blocks at a path of block names. */
export function blocksAt(state: Fields, path: string): readonly Fields[] {
  return path.split(".").reduce<readonly Fields[]>(
    (blocks, step) =>
      blocks.flatMap((block) => {
        const value = block[step];
        return isList(value) ? value.filter(isFields) : isFields(value) ? [value] : [];
      }),
    [state],
  );
}

/** Text that must look like a pattern. */
export function looksLike(
  path: string,
  pattern: RegExp,
  code: string,
  message: (value: string) => string,
): Limit {
  return isNot(path, (text) => !pattern.test(text), code, message);
}

/** Text that must not be one of these. */
export function isNone(
  path: string,
  words: readonly string[],
  code: string,
  message: (value: string) => string,
): Limit {
  return isNot(path, (text) => words.includes(text.toLowerCase()), code, message);
}

function isNot(
  path: string,
  isWrong: (text: string) => boolean,
  code: string,
  message: (value: string) => string,
): Limit {
  return {
    code,
    fault: (state) => {
      const wrong = scalarsAt(state, path).map(String).find(isWrong);
      return wrong === undefined ? undefined : message(wrong);
    },
  };
}

/** A number within its minimum and maximum. */
export function isBetween(path: string, least: number, most: number, code: string, name: string): Limit {
  return {
    code,
    fault: (state) => {
      const wrong = scalarsAt(state, path).find(
        (value) => !(Number(value) >= least && Number(value) <= most),
      );
      return wrong === undefined
        ? undefined
        : `Invalid value ${wrong} for ${name}: it must be between ${least} and ${most}`;
    },
  };
}
