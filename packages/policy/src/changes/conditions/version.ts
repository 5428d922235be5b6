import { compareVersions, versionNumbers } from "@strata/values";

/**
 * Below 0: the second is lower; above 0: it is higher; 0: they are one, or one of them says less than the other, as
 * `16` beside `16.4`. Undefined: they cannot be compared.
 */
export function compared(before: unknown, after: unknown): number | undefined {
  return isVersion(before) && isVersion(after) ? compareVersions(after, before) : undefined;
}

/** Whether a value has any number to compare. */
export function isVersion(value: unknown): boolean {
  return versionNumbers(value).length > 0;
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
  const [first = 0] = versionNumbers(version);
  // PostgreSQL counted 9.5 and 9.6 as major versions.
  if (String(engine).includes("postgres") && first < 10) return 2;
  return MAJOR_PARTS[String(engine)] ?? 1;
}

/** Whether the major version goes up. */
export function isMajorUp(engine: unknown, before: unknown, after: unknown): boolean {
  const major = (version: unknown): string =>
    versionNumbers(version).slice(0, majorParts(engine, version)).join(".");
  return (compared(major(before), major(after)) ?? 0) > 0;
}
