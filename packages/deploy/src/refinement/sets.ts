/**
 * Whether one set refines another, by its elements. Each element of the reviewed one must have become some element of
 * the one now, and each of these must come from one: two unknown elements may turn out to be the same.
 * @param mayBecome whether an element of the reviewed set may have become one of the set now
 */
export function isRefinedSet(
  reviewed: number,
  now: number,
  mayBecome: (from: number, to: number) => boolean,
): boolean {
  const targets = Array.from({ length: reviewed }, (_, from) =>
    Array.from({ length: now }, (_, to) => to).filter((to) => mayBecome(from, to)),
  );
  if (targets.some((some) => some.length === 0)) return false;
  // A source for each element now, no source twice: augmenting paths.
  const targetOf = new Map<number, number>();
  const finds = (to: number, tried: Set<number>): boolean =>
    targets.some((some, from) => {
      if (!some.includes(to) || tried.has(from)) return false;
      tried.add(from);
      const other = targetOf.get(from);
      if (other !== undefined && !finds(other, tried)) return false;
      targetOf.set(from, to);
      return true;
    });
  return Array.from({ length: now }, (_, to) => to).every((to) => finds(to, new Set()));
}
