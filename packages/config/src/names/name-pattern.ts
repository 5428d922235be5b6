/** What a name in settings may be composed of. */
export interface NameParts {
  /** The environment's id. */
  readonly id: string;
  /** AWS account id, 12 digits. */
  readonly account: string;
  /** AWS region name, for example `eu-west-1`. */
  readonly region: string;
}

/**
 * A name from settings with `{id}`, `{account}` and `{region}` spelled out, so that one name set for a whole system
 * is another one in each of its environments. Other braces stay as they are.
 * @param more further parts by the word in braces, such as `entry`
 */
export function spellName(
  pattern: string,
  { id, account, region }: NameParts,
  more: Readonly<Record<string, string>> = {},
): string {
  const parts: ReadonlyMap<string, string> = new Map(Object.entries({ ...more, id, account, region }));
  return pattern.replaceAll(/\{([A-Za-z]\w*)\}/g, (text, part: string) => parts.get(part) ?? text);
}
