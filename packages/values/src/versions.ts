/** Stands for a number that AWS chooses: the minor version of `7.x`. */
const ANY = Number.NaN;

/**
 * The numbers of a version, whatever stands around them: `v1.20.1-eksbuild.3` is 1, 20, 1, 3, and
 * `8.0.mysql_aurora.3.05.2` is 8, 0, 3, 5, 2. `6.x` has a number that may be any (NaN). What is behind the last one is
 * open: `16` is `16.x`. Empty for what is no version.
 */
export function versionNumbers(version: unknown): readonly number[] {
  if (typeof version !== "string" && typeof version !== "number") return [];
  return [...String(version).matchAll(/\d+|(?<=\.)x\b/g)].map(([part]) =>
    part === "x" ? ANY : Number(part),
  );
}

/** The major version: 16 of `16.4`, 7 of `7.x`. */
export function majorOf(version: string): number {
  return versionNumbers(version)[0] ?? ANY;
}

/** The minor version: 34 of `1.34`; no number where it is left open. */
export function minorOf(version: string): number {
  return versionNumbers(version)[1] ?? ANY;
}

/**
 * The order of two versions: negative where the first is lower, positive where it is higher. What either leaves open
 * orders nothing, so `7.x` and `7.1` come to 0, as do `16` and `16.4`.
 */
export function compareVersions(one: unknown, other: unknown): number {
  const [left, right] = [versionNumbers(one), versionNumbers(other)];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const difference = (left[at] ?? ANY) - (right[at] ?? ANY);
    if (difference !== 0 && !Number.isNaN(difference)) return difference;
  }
  return 0;
}

/**
 * Whether a change from one version to another may be to a lower one than what runs: it surely is, or the first one
 * leaves open what the other one says, and AWS may have installed a higher one.
 */
export function mayBeLower(from: string, to: string): boolean {
  const order = compareVersions(to, from);
  return order < 0 || (order === 0 && closedParts(to) > closedParts(from));
}

/** How many parts a version says itself. */
function closedParts(version: string): number {
  const parts = versionNumbers(version);
  const open = parts.findIndex(Number.isNaN);
  return open < 0 ? parts.length : open;
}
