/**
 * Versions as settings write them: numbers joined by dots, or the first of them (`16`, `6.x`), which stands for the
 * newest of its versions, since AWS may have moved to it.
 */
type Version = unknown;

/** Below 0 where the first version is older, above 0 where it is newer. */
export function compareVersions(a: Version, b: Version): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    // What is not said is the newest there is.
    const [one = Number.POSITIVE_INFINITY, other = Number.POSITIVE_INFINITY] = [left[index], right[index]];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

/** The major version, for example 16 of `16.4`. */
export function majorOf(version: Version): number {
  return partsOf(version)[0] ?? Number.NaN;
}

/** The minor version, for example 34 of `1.34`; infinite where none is said. */
export function minorOf(version: Version): number {
  return partsOf(version)[1] ?? Number.POSITIVE_INFINITY;
}

function partsOf(version: Version): readonly number[] {
  return String(version)
    .split(".")
    .filter((part) => part !== "x")
    .map(Number);
}
