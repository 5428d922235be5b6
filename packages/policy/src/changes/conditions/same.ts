/**
 * Whether two values are one to a provider: nothing, an empty text or list and `false` are, and so are a truth and its
 * text, since older providers keep some booleans as text.
 */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

/** Whether there is a value. */
export function isGiven(value: unknown): boolean {
  return plain(value) !== null;
}

/** Whether it is on. */
export function isTrue(value: unknown): boolean {
  return plain(value) === true;
}

function plain(value: unknown): unknown {
  if (value === "true") return true;
  if (value === undefined || value === "" || value === false || value === "false") return null;
  if (typeof value !== "object") return value;
  if (value === null || Object.keys(value).length === 0) return null;
  if (Array.isArray(value)) return value.map(plain);
  const entries = Object.entries(value).map(([key, member]) => [key, plain(member)] as const);
  return Object.fromEntries(
    entries.filter(([, member]) => member !== null).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
