import { type Document, isScalar, visit, type YAMLError } from "yaml";

/** A fault of the text of a file, before it has a line. */
export interface SyntaxFault {
  /** Where it stands, in characters from the start of the text. */
  readonly offset: number;
  readonly expected: string;
  readonly got: string;
  readonly mend?: string;
}

type Wording = Omit<SyntaxFault, "offset"> & { readonly offset?: number };

/** What the wording of a fault may look at. */
interface Faulty {
  readonly error: YAMLError;
  readonly document: Document.Parsed;
  readonly text: string;
}

/** The tags of YAML's core schema: the only ones that are read, since what they stand for is what JSON can say. */
const READ_TAGS = ["str", "int", "float", "bool", "null", "map", "seq"].map((name) => `!!${name}`);

/** Faults of the YAML parser that can be said better than it says them, by its error code; undefined where one is not. */
const BY_CODE: Readonly<Partial<Record<YAMLError["code"], (faulty: Faulty) => Wording | undefined>>> = {
  MULTIPLE_DOCS: () => ({ expected: "one YAML document", got: "a second one" }),
  TAB_AS_INDENT: () => ({ expected: "spaces as indentation", got: "a tab" }),
  RESOURCE_EXHAUSTION: () => ({
    expected: "YAML that nests less deeply",
    got: "thousands of levels",
  }),
  TAG_RESOLVE_FAILED: () => ({
    expected: "plain YAML",
    got: "a tag that nothing here reads",
    mend: `leave it out; ${READ_TAGS.join(", ")} are read, on values that they fit`,
  }),
  BAD_INDENT: tabbed(blockBelowValue),
  BLOCK_AS_IMPLICIT_KEY: keyInValue,
  MULTILINE_IMPLICIT_KEY: tabbed(lineWithoutColon),
  MISSING_CHAR: openQuote,
};

/**
 * What is wrong with the text of a file: the first fault that the parser stumbled over, since all later ones may be its
 * echo, and each tag before it that nothing reads.
 */
export function syntaxFaults(document: Document.Parsed, text: string): readonly SyntaxFault[] {
  const [first] = document.errors.toSorted((one, other) => one.pos[0] - other.pos[0]);
  const tags = document.warnings.filter((tag) => first === undefined || tag.pos[0] < first.pos[0]);
  return [...tags, ...(first === undefined ? [] : [first])].map((error) => {
    const wording = BY_CODE[error.code]?.({ error, document, text }) ?? {
      expected: "valid YAML",
      got: `a syntax error: ${lowerFirst(error.message)}`,
    };
    return { offset: error.pos[0], ...wording };
  });
}

/** The parser takes a tab for text where it does not expect indentation: then it is what is wrong all the same. */
function tabbed(otherwise: (faulty: Faulty) => Wording | undefined): (faulty: Faulty) => Wording | undefined {
  return (faulty) => {
    const { error, text } = faulty;
    const start = text.lastIndexOf("\n", error.pos[0] - 1) + 1;
    const [indentation = ""] = /^[ \t]*/.exec(text.slice(start)) ?? [];
    const tab = indentation.indexOf("\t");
    return tab < 0
      ? otherwise(faulty)
      : { offset: start + tab, expected: "spaces as indentation", got: "a tab" };
  };
}

/** A block that is indented further than the value above it: the parser stumbles over the block, however far below. */
function blockBelowValue({ error, document, text }: Faulty): Wording | undefined {
  if (error.message !== SAME_COLUMN) return undefined;
  const above = valueBefore(document, error.pos[0]);
  if (above === undefined) return ANOTHER_COLUMN;
  // The parser may name an empty line or a comment above the block.
  const [block = ""] = text.split("\n").slice(nextLine(text, lineOf(text, error.pos[0])) - 1);
  const line = text.slice(text.lastIndexOf("\n", above) + 1);
  return indentation(block) > indentation(line) ? valueAndBlock(above, text, error.pos[0]) : ANOTHER_COLUMN;
}

/** A second key in what is the value of a first one: on its line, or in a block below it. */
function keyInValue({ error, text }: Faulty): Wording | undefined {
  const [offset] = error.pos;
  const end = text.indexOf("\n", offset);
  const line = end < 0 ? text.slice(offset) : text.slice(offset, end);
  if (!/:(\s|$)/.test(line)) return valueAndBlock(offset, text, offset + line.length + 1);
  const mend = "put a text with a colon in quotes, and a key on a line of its own";
  return { expected: "one key on a line", got: "another one in its value", mend };
}

function lineWithoutColon({ error, text }: Faulty): Wording | undefined {
  const [offset] = error.pos;
  const line = text.slice(offset).split("\n", 1)[0] ?? "";
  if (/:(\s|$)/.test(line)) return undefined;
  return { expected: 'a key, a colon and a space, as in "id: shop"', got: "a line without them" };
}

/** The parser finds a quote open where the file ends. */
function openQuote({ error, document }: Faulty): Wording | undefined {
  const quote = /closing (["'])quote/.exec(error.message)?.[1];
  if (quote === undefined) return undefined;
  const opened: number[] = [];
  visit(document, {
    Scalar: (_, { type, range }) => {
      if ((type === "QUOTE_DOUBLE" || type === "QUOTE_SINGLE") && range) opened.push(range[0]);
    },
  });
  const offset = opened.filter((at) => at <= error.pos[0]).at(-1);
  return offset === undefined
    ? undefined
    : { offset, expected: `a ${quote} at the end of the text too`, got: "none" };
}

/** @param below an offset behind the value, from which on the block is the first line of its own */
function valueAndBlock(offset: number, text: string, below: number): Wording {
  return {
    offset,
    expected: "a value, or an indented block below the key",
    got: "both",
    mend: `remove the value, or indent line ${nextLine(text, lineOf(text, below))} less`,
  };
}

/** The number of the first line from one on that is neither empty nor a comment. */
function nextLine(text: string, from: number): number {
  const found = text
    .split("\n")
    .slice(from - 1)
    .findIndex((line) => !/^\s*(#|$)/.test(line));
  return from + Math.max(found, 0);
}

/** Where the last value that ends before an offset starts, of those that no block can follow. */
function valueBefore(document: Document.Parsed, offset: number): number | undefined {
  const found: number[] = [];
  visit(document, {
    Pair: (_, { value }) => {
      const node = value as { readonly range?: readonly number[] | null; readonly flow?: boolean } | null;
      const [start = 0, end = 0] = node?.range ?? [];
      const isOneValue = isScalar(value) || node?.flow === true;
      if (!isOneValue) return undefined;
      if (end > start && end <= offset) found.push(start);
      return visit.SKIP;
    },
  });
  return found.length === 0 ? undefined : Math.max(...found);
}

function indentation(line: string): number {
  return /^[ -]*/.exec(line)?.[0].length ?? 0;
}

/** The number of the line of an offset. */
function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

const ANOTHER_COLUMN: Wording = {
  expected: "the keys of one map in one column",
  got: "a key that is indented otherwise",
};

/** How the parser words that a key is indented otherwise than those beside it. */
const SAME_COLUMN = "All mapping items must start at the same column";

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
