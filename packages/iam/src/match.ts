import { type Piece, patternPieces, valuePieces } from "./text";
import { NO, type Truth, truthOf, unknown, YES } from "./truth";

/** How a pattern is compared. */
export interface Matching {
  /** @default false */
  readonly ignoresCase?: boolean;
  /** Whether `*` and `?` of the pattern stand for other text. @default true */
  readonly wildcards?: boolean;
  /** What the request has under a key, for policy variables: the one value, nothing, or not to be told. */
  readonly variable?: (key: string) => string | null | undefined;
}

/**
 * Whether a pattern of a policy matches a value. A reference is equal to itself; ARNs of different resources are
 * different; of everything else that a reference may come to, it cannot be told.
 */
export function matches(pattern: string, value: string, matching: Matching = {}): Truth {
  const { ignoresCase = false, wildcards = true } = matching;
  const [left, right] = ignoresCase ? [lowered(pattern), lowered(value)] : [pattern, value];
  if (!left.includes("${") && !right.includes("${")) return truthOf(plain(left, right, wildcards));
  const written = wildcards ? patternPieces(left) : valuePieces(left);
  const filled = filledIn(written, matching);
  if (filled === "absent") return NO;
  if ("missing" in filled) return unknown(`the request's ${filled.missing}`);
  const is = new Comparison(filled.pieces, valuePieces(right)).from(0, 0);
  if (is === "unknown") return unknown(`whether ${value} is ${pattern}`);
  return is === "yes" ? YES : NO;
}

/** Whether some text is matched by both patterns, such as `s3:Get*` and `*Object`. Neither may hold references. */
export function overlap(one: string, other: string): boolean {
  const seen = new Map<string, boolean>();
  const from = (i: number, j: number): boolean => {
    const key = `${i} ${j}`;
    const known = seen.get(key);
    if (known !== undefined) return known;
    const [a, b] = [one[i], other[j]];
    let found: boolean;
    if (a === undefined && b === undefined) found = true;
    else if (a === "*") found = from(i + 1, j) || (b !== undefined && from(i, j + 1));
    else if (b === "*") found = from(i, j + 1) || (a !== undefined && from(i + 1, j));
    else
      found = a !== undefined && b !== undefined && (a === b || a === "?" || b === "?") && from(i + 1, j + 1);
    seen.set(key, found);
    return found;
  };
  return from(0, 0);
}

function plain(pattern: string, value: string, wildcards: boolean): boolean {
  if (!wildcards) return pattern === value;
  const source = pattern
    .replace(/[\\^$.|+()[\]{}]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s").test(value);
}

/** Lower case, but for what stands in `${…}`, which is a name. */
function lowered(text: string): string {
  return text.replace(/\$\{[^}]*\}|[^$]+|\$/g, (part) => (part.startsWith("${") ? part : part.toLowerCase()));
}

type FilledIn = { readonly pieces: readonly Piece[] } | { readonly missing: string } | "absent";

/** Puts in the request's values for variables. Without its variable a pattern matches nothing. */
function filledIn(written: readonly Piece[], { variable }: Matching): FilledIn {
  const found: Piece[] = [];
  for (const piece of written) {
    if (piece.kind !== "variable") {
      found.push(piece);
      continue;
    }
    const value = variable === undefined ? undefined : variable(piece.key);
    if (value === undefined) return { missing: piece.key };
    const text = value ?? piece.fallback;
    if (text === undefined) return "absent";
    found.push(...valuePieces(text));
  }
  return { pieces: found };
}

type Is = Truth["is"];

/** Compares piece by piece, each pair of places once. */
class Comparison {
  private readonly known = new Map<number, Is>();

  constructor(
    private readonly pattern: readonly Piece[],
    private readonly value: readonly Piece[],
  ) {}

  from(i: number, j: number): Is {
    const key = i * (this.value.length + 1) + j;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const is = this.compare(i, j);
    this.known.set(key, is);
    return is;
  }

  private compare(i: number, j: number): Is {
    const [pattern, value] = [this.pattern[i], this.value[j]];
    if (pattern === undefined) return value === undefined ? "yes" : "no";
    if (pattern.kind === "any")
      return either(this.from(i + 1, j), value === undefined ? "no" : this.from(i, j + 1));
    if (value === undefined) return "no";
    if (pattern.kind === "reference" && value.kind === "reference") {
      if (pattern.name === value.name) return this.from(i + 1, j + 1);
      if (areDifferent(pattern.name, value.name)) return "no";
    }
    if (
      value.kind === "reference" &&
      this.mayEnd(value.name, this.pattern, i, (end) => this.from(end, j + 1))
    )
      return "unknown";
    if (
      pattern.kind === "reference" &&
      this.mayEnd(pattern.name, this.value, j, (end) => this.from(i + 1, end))
    )
      return "unknown";
    if (pattern.kind === "reference" || value.kind === "reference") return "no";
    if (pattern.kind === "one") return this.from(i + 1, j + 1);
    const isSame =
      pattern.kind === "character" && value.kind === "character" && pattern.character === value.character;
    return isSame ? this.from(i + 1, j + 1) : "no";
  }

  /** Whether a reference may stand for one or more pieces of the other side, so that the rest fits. */
  private mayEnd(name: string, pieces: readonly Piece[], start: number, rest: (end: number) => Is): boolean {
    for (let end = start + 1; end <= pieces.length; end += 1) {
      const piece = pieces[end - 1];
      if (piece?.kind === "character" && ":/".includes(piece.character) && ONE_WORD.test(name)) return false;
      if (rest(end) !== "no") return true;
    }
    return false;
  }
}

/** What AWS adds to names: letters, digits and hyphens. Source: KMS, "Key identifiers"; Secrets Manager, "Secret ARN". */
const ONE_WORD = /\.(arn_suffix|key_id)$/;

function either(one: Is, other: Is): Is {
  if (one === "yes" || other === "yes") return "yes";
  return one === "unknown" || other === "unknown" ? "unknown" : "no";
}

/** What tells a resource that Terraform manages from others: the layer, the type, and which attribute it is. */
const IDENTITY = /^([\w-]+\/)?(?!data\.|var\.|local\.|each\.)([a-z]\w*)\.[\w-]+\.(arn|id|key_id|arn_suffix)$/;

/** Two resources never have one ARN, nor two of a type one id; of two data sources, or anything else, it cannot be told. */
function areDifferent(one: string, other: string): boolean {
  const [, layer, type, attribute] = IDENTITY.exec(one) ?? [];
  const [, otherLayer, otherType, otherAttribute] = IDENTITY.exec(other) ?? [];
  // An address without its layer means a resource of the same unit, which is not known here.
  const areOfOneKind = (layer === undefined) === (otherLayer === undefined);
  return (
    attribute !== undefined &&
    attribute === otherAttribute &&
    areOfOneKind &&
    (attribute === "arn" || type === otherType)
  );
}
