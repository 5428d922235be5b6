/** Whether something holds: yes, no, or not to be told, with what would have to be known. */
export type Truth =
  | { readonly is: "yes" }
  | { readonly is: "no" }
  | { readonly is: "unknown"; readonly because: readonly string[] };

export const YES: Truth = { is: "yes" };
export const NO: Truth = { is: "no" };

/** What cannot be told, and why. */
export function unknown(...because: readonly string[]): Truth {
  return { is: "unknown", because };
}

export function truthOf(value: boolean): Truth {
  return value ? YES : NO;
}

/** All of them hold. One that does not decides, whatever else is unknown. */
export function every(truths: readonly Truth[]): Truth {
  if (truths.some(({ is }) => is === "no")) return NO;
  return undecided(truths) ?? YES;
}

/** One of them holds. One that does decides, whatever else is unknown. */
export function some(truths: readonly Truth[]): Truth {
  if (truths.some(({ is }) => is === "yes")) return YES;
  return undecided(truths) ?? NO;
}

export function not(truth: Truth): Truth {
  if (truth.is === "unknown") return truth;
  return truth.is === "yes" ? NO : YES;
}

function undecided(truths: readonly Truth[]): Truth | undefined {
  const because = truths.flatMap((truth) => (truth.is === "unknown" ? truth.because : []));
  return because.length === 0 ? undefined : unknown(...new Set(because));
}
