/** A piece of a policy's text. Text that stands for itself is one piece for each character. */
export type Piece =
  | { readonly kind: "character"; readonly character: string }
  /** `*`: any text, of any length. */
  | { readonly kind: "any" }
  /** `?`: one character. */
  | { readonly kind: "one" }
  /** A reference of the template: some text, at least one character, that is not known. */
  | { readonly kind: "reference"; readonly name: string }
  /** A policy variable: what the request has under a key, or else its default. */
  | { readonly kind: "variable"; readonly key: string; readonly fallback?: string };

/** `${aws:username}` and `${aws:PrincipalTag/team, 'none'}`. Source: IAM, "Variables and tags", default values. */
const VARIABLE = /^([\w-]+:[^\s,{}"]+)(?:,\s*'([^']*)')?$/;

/** The pieces of a pattern: the wildcards, and `${*}`, `${?}` and `${$}`, which stand for the characters. */
export function patternPieces(text: string): readonly Piece[] {
  return pieces(text, (character) => {
    if (character === "*") return { kind: "any" };
    return character === "?" ? { kind: "one" } : { kind: "character", character };
  });
}

/** The pieces of a value: an asterisk in it is one. */
export function valuePieces(text: string): readonly Piece[] {
  return pieces(text, (character) => ({ kind: "character", character }));
}

function pieces(text: string, piece: (character: string) => Piece): readonly Piece[] {
  const found: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    const end = text.startsWith("${", at) ? closing(text, at + 2) : -1;
    if (end === -1) {
      found.push(piece(text[at] ?? ""));
      at += 1;
    } else {
      found.push(special(text.slice(at + 2, end)));
      at = end + 1;
    }
  }
  return found;
}

function special(inside: string): Piece {
  if (["*", "?", "$"].includes(inside)) return { kind: "character", character: inside };
  const [, key, fallback] = VARIABLE.exec(inside) ?? [];
  if (key === undefined) return { kind: "reference", name: inside };
  return { kind: "variable", key, ...(fallback === undefined ? {} : { fallback }) };
}

/** Index of the `}` that closes what starts at `from`; -1 where none does. */
function closing(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "{") depth += 1;
    else if (text[at] === "}") {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return -1;
}
