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
 */
export function spellName(pattern: string, parts: NameParts): string {
  return pattern.replaceAll(/\{(id|account|region)\}/g, (_, part: keyof NameParts) => parts[part]);
}
