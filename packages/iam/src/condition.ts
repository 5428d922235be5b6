import { type Matching, matches } from "./match";
import { OPERATORS, type Operator } from "./operators";
import { every, NO, not, some, type Truth, unknown, YES } from "./truth";

/**
 * What a request says of itself, by condition key; keys ignore case. `null`: it says nothing under this key. What is
 * not here is not known.
 */
export type RequestContext = Readonly<Record<string, string | readonly string[] | null>>;

/** Whether a request meets every condition of a statement. */
export function conditionsHold(
  conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>,
  context: RequestContext,
): Truth {
  return every(
    Object.entries(conditions).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => conditionHolds(operator, key, values, context)),
    ),
  );
}

/** What the request has under a key: undefined where that is not known. */
export function valuesUnder(context: RequestContext, key: string): readonly string[] | null | undefined {
  const name = Object.keys(context).find((candidate) => candidate.toLowerCase() === key.toLowerCase());
  const found = name === undefined ? undefined : context[name];
  return typeof found === "string" ? [found] : found;
}

/** The request's values as policy variables: those of which there is one. */
export function variablesOf(context: RequestContext): Matching {
  return {
    variable: (key) => {
      const found = valuesUnder(context, key);
      if (found === undefined || found === null) return found;
      return found.length === 1 ? found[0] : null;
    },
  };
}

function conditionHolds(
  operator: string,
  key: string,
  written: readonly string[],
  context: RequestContext,
): Truth {
  const [, set = "", name = "", ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(.+?)(IfExists)?$/i.exec(operator) ?? [];
  const asked = valuesUnder(context, key);
  if (asked === undefined) return unknown(`the request's ${key}`);
  if (name.toLowerCase() === "null")
    return some(written.map((value) => matches(value, String(asked === null), { ignoresCase: true })));
  const found = OPERATORS.get(name.toLowerCase());
  if (found === undefined) return unknown(`what ${operator} means`);
  const holds = (value: string): Truth => compared(found, written, value, variablesOf(context));
  const isAbsent = asked === null || asked.length === 0;
  if (set.toLowerCase() === "forallvalues") return isAbsent ? YES : every(asked.map(holds));
  if (set.toLowerCase() === "foranyvalue") return isAbsent ? NO : some(asked.map(holds));
  if (isAbsent) return ifExists !== undefined || found.negated === true ? YES : NO;
  return some(asked.map(holds));
}

/** One of the written values compares; with a negated operator, none does. */
function compared(
  { compare, negated }: Operator,
  written: readonly string[],
  asked: string,
  matching: Matching,
): Truth {
  const one = some(written.map((value) => compare(value, asked, matching)));
  return negated === true ? not(one) : one;
}
