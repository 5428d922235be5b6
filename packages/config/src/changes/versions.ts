/** A part of a version that AWS chooses: the minor version of `16` and of `7.x`. */
type Part = number | "open";

/** Parts of a version of an engine or of Kubernetes. What is behind the last one is open: `16` is `16.x`. */
function partsOf(version: string): readonly Part[] {
  return version.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : "open"));
}

/** The major version: 16 of `16.4`, 7 of `7.x`. */
export function majorOf(version: string): number {
  return Number.parseInt(version, 10);
}

/** The minor version: 34 of `1.34`; no number where it is left open. */
export function minorOf(version: string): number {
  const [, minor = "open"] = partsOf(version);
  return minor === "open" ? Number.NaN : minor;
}

/**
 * The order of two versions: negative where the first is lower, positive where it is higher. What either leaves open
 * orders nothing, so `7.x` and `7.1` come to 0, as do `16` and `16.4`.
 */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [partsOf(one), partsOf(other)];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const [first = "open", second = "open"] = [left[at], right[at]];
    if (first === "open" || second === "open") return 0;
    if (first !== second) return first - second;
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
  const parts = partsOf(version);
  const open = parts.indexOf("open");
  return open < 0 ? parts.length : open;
}
