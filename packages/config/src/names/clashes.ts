import type { Problem } from "../report/problem";
import { formatOrigin, type Origin } from "../yaml/origin";

/** Something that an environment claims for itself alone. */
export interface Claim {
  /** Folder of the environment. */
  readonly environment: string;
  /** What bears the name. Names of different kinds do not meet. */
  readonly kind: string;
  /** What would be right, for example `an id of its own`. */
  readonly expected: string;
  /** Where the name must be the only one: equal scopes meet. */
  readonly scope: string;
  readonly name: string;
  /** Whether there is room for one, so that no other name would do. @default false */
  readonly isSole?: boolean;
  /** Where the claim was written, and the dotted path of the setting. */
  readonly origin: Origin;
  readonly path: string;
}

/**
 * One problem for each claim that an earlier one has already, at the place of a selected environment.
 * @param claims of all environments, in their order
 * @param isSelected whether faults of an environment are to be reported
 */
export function findClashes(
  claims: readonly Claim[],
  isSelected: (environment: string) => boolean,
): readonly Problem[] {
  const firstOf = new Map([...claims].reverse().map((claim) => [keyOf(claim), claim]));
  return claims.flatMap((claim) => {
    const first = firstOf.get(keyOf(claim));
    return first === undefined || first === claim ? [] : clash(first, claim, isSelected);
  });
}

function keyOf({ kind, scope, name }: Claim): string {
  return [kind, scope, name].join("\0");
}

function clash(first: Claim, other: Claim, isSelected: (environment: string) => boolean): readonly Problem[] {
  const [subject, rival] = isSelected(other.environment) ? [other, first] : [first, other];
  if (!isSelected(subject.environment)) {
    return [];
  }
  const where =
    rival.environment === subject.environment ? rival.path : `${rival.environment} ${rival.path}`.trim();
  return [
    {
      ...subject.origin,
      path: subject.path,
      expected: subject.expected,
      got: subject.isSole
        ? `a second one beside ${where} (${formatOrigin(rival.origin)})`
        : `${JSON.stringify(subject.name)}, which ${where} has too (${formatOrigin(rival.origin)})`,
    },
  ];
}
