/**
 * The value of a key that a map has itself, undefined where it has none: with `map[key]`, a key such as `constructor`
 * finds what every object has. Keys that may be any text are looked up so, which a test of `scripts/` sees to.
 */
export function own<V>(map: Readonly<Record<string, V>> | undefined, key: string | number): V | undefined {
  return map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
}
