/** Which part of a sorted list of keys is asked for. */
export interface ListingQuery {
  readonly prefix: string;
  /** Keys that share what follows the prefix up to this text count as one entry; undefined lists every key. */
  readonly delimiter?: string;
  /** Only entries after this text. */
  readonly after: string;
  /** Entries at most, keys and common prefixes together. */
  readonly limit: number;
}

/** One page of a listing. */
export interface Listing<T> {
  readonly items: readonly T[];
  readonly commonPrefixes: readonly string[];
  /** The text to pass as `after` for the next page; undefined on the last one. */
  readonly next?: string;
}

/**
 * One page of a bucket's list.
 * @param items in the order of {@link compareKeys} by their keys
 */
export function listPage<T extends { readonly key: string }>(
  items: readonly T[],
  { prefix, delimiter, after, limit }: ListingQuery,
): Listing<T> {
  const entries = new Map<string, readonly T[]>();
  for (const item of items) {
    if (!item.key.startsWith(prefix)) continue;
    const common = commonPrefix(item.key, prefix, delimiter);
    const name = common ?? item.key;
    if (compareKeys(name, after) <= 0) continue;
    entries.set(name, common === undefined ? [...(entries.get(name) ?? []), item] : []);
  }
  const page = [...entries].slice(0, limit);
  const last = page.at(-1)?.[0];
  return {
    items: page.flatMap(([, found]) => found),
    commonPrefixes: page.filter(([, found]) => found.length === 0).map(([name]) => name),
    ...(entries.size > limit && last !== undefined ? { next: last } : {}),
  };
}

/** The order of keys in S3: by their UTF-8 bytes. */
export function compareKeys(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function commonPrefix(key: string, prefix: string, delimiter: string | undefined): string | undefined {
  if (delimiter === undefined) return undefined;
  const end = key.indexOf(delimiter, prefix.length);
  return end < 0 ? undefined : key.slice(0, end + delimiter.length);
}
