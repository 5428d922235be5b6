/** A reference in settings to a field of an earlier layer's contract, for example `data.fileSystems.metrics.id`. */
export interface OutputReference {
  readonly $output: string;
}

/** Whether a value of settings is a reference. */
export function isReference(value: unknown): value is OutputReference {
  return (
    typeof value === "object" && value !== null && typeof (value as OutputReference).$output === "string"
  );
}

/**
 * Settings as a stack may use them: references replaced by what `read` yields for them, all other text made
 * literal. Terraform would read `${` and `%{` as its own templates, while IAM policy variables and log
 * shippers write the same two signs and mean themselves.
 */
export function resolveReferences<Settings>(
  settings: Settings,
  read: (reference: string) => unknown,
): Settings {
  return resolve(settings) as Settings;

  function resolve(value: unknown): unknown {
    if (typeof value === "string") return literal(value);
    if (Array.isArray(value)) return value.map(resolve);
    if (isReference(value)) return read(value.$output);
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, member]) => [literal(key), resolve(member)]),
      );
    }
    return value;
  }
}

/** Text that Terraform renders as it stands. */
export function literal(text: string): string {
  return text.replaceAll(/[$%](?=\{)/g, (sign) => `${sign}${sign}`);
}

/** The Terraform name of a word in a reference: `fileSystems` is the output `file_systems`. */
export function outputName(word: string): string {
  return word.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
