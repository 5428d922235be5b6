/** A policy document of these statements. */
export const policy = (...statements: readonly Readonly<Record<string, unknown>>[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

/** The policy of a role that a service of AWS assumes. */
export const trust = (service: string, extra: Readonly<Record<string, unknown>> = {}): string =>
  policy({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service }, ...extra });
