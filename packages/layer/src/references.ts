import { isOutputReference } from "@strata/contract";

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
    if (isOutputReference(value)) return read(value.$output);
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
