/** A type as a variable declares it: the part of Terraform's language that a unit's sources use. */
export type TypeConstraint =
  | { readonly kind: "string" | "number" | "bool" }
  | { readonly kind: "list" | "map"; readonly of: TypeConstraint }
  | { readonly kind: "object"; readonly members: Readonly<Record<string, TypeConstraint>> };

/**
 * Reads a type such as `object({vpc_id = string, tiers = map(object({subnet_ids = list(string)}))})`.
 * @throws {Error} at a type that no contract has
 */
export function parseTypeConstraint(source: string): TypeConstraint {
  const words = source.match(/[A-Za-z_][\w-]*|\S/g) ?? [];
  let at = 0;
  const fail = (expected: string): never => {
    throw new Error(`type ${JSON.stringify(source)}: expected ${expected}, got ${words[at] ?? "the end"}`);
  };
  const take = (): string => words[at++] ?? "";
  const expect = (word: string): void => {
    if (words[at] !== word) fail(`"${word}"`);
    at += 1;
  };
  const type = (): TypeConstraint => {
    const kind = take();
    if (kind === "string" || kind === "number" || kind === "bool") return { kind };
    if (kind === "list" || kind === "map") {
      expect("(");
      const of = type();
      expect(")");
      return { kind, of };
    }
    if (kind !== "object") {
      at -= 1;
      return fail("string, number, bool, list, map or object");
    }
    expect("(");
    expect("{");
    const members: Record<string, TypeConstraint> = {};
    while (words[at] !== "}") {
      const name = take();
      expect("=");
      members[name] = type();
      if (words[at] !== "}") expect(",");
    }
    expect("}");
    expect(")");
    return { kind, members };
  };
  const found = type();
  if (at < words.length) fail("the end");
  return found;
}
