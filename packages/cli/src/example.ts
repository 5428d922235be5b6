/** One real example, as `--help` shows it under the options. */
export function example(text: string): string {
  return `\nExample:\n  $ ${text}`;
}
