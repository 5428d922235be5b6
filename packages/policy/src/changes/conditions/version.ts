/**
 * The numbers of a version, whatever stands around them: `v1.20.1-eksbuild.3` is 1, 20, 1, 3, and
 * `8.0.mysql_aurora.3.05.2` is 8, 0, 3, 5, 2. `6.x` has a number that may be any.
 */
export function numbersOf(version: unknown): readonly number[] {
  if (typeof version !== "string" && typeof version !== "number") return [];
  return [...String(version).matchAll(/\d+|(?<=\.)x\b/g)].map(([part]) =>
    part === "x" ? ANY : Number(part),
  );
}

/** Stands for any number, as in `6.x`. */
const ANY = Number.NaN;

/**
 * Below 0: the second is lower; above 0: it is higher; 0: they are one, or one of them says less than the other, as
 * `16` beside `16.4`. Undefined: they cannot be compared.
 */
export function compared(before: unknown, after: unknown): number | undefined {
  const [from, to] = [numbersOf(before), numbersOf(after)];
  if (from.length === 0 || to.length === 0) return undefined;
  const shared = Math.min(from.length, to.length);
  for (let index = 0; index < shared; index += 1) {
    const difference = (to[index] ?? ANY) - (from[index] ?? ANY);
    if (difference !== 0 && !Number.isNaN(difference)) return difference;
  }
  return 0;
}

/** The parts of a version that its major version has, by engine; one where the engine is not among them. */
const MAJOR_PARTS: Readonly<Record<string, number>> = {
  mysql: 2,
  mariadb: 2,
  "aurora-mysql": 2,
  aurora: 2,
};

/** How many numbers a major version has. Source: RDS user guide, Upgrading a DB instance engine version. */
export function majorParts(engine: unknown, version: unknown): number {
  const [first = 0] = numbersOf(version);
  // PostgreSQL counted 9.5 and 9.6 as major versions.
  if (String(engine).includes("postgres") && first < 10) return 2;
  return MAJOR_PARTS[String(engine)] ?? 1;
}

/** Whether the major version goes up. */
export function isMajorUp(engine: unknown, before: unknown, after: unknown): boolean {
  const major = (version: unknown): string =>
    numbersOf(version).slice(0, majorParts(engine, version)).join(".");
  return (compared(major(before), major(after)) ?? 0) > 0;
}
