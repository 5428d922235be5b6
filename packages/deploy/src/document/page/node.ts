/** A piece of a line. A string is a sentence of ours, in which values of users may occur; `code` is shown as it is. */
export type Inline =
  | string
  | { readonly code: string }
  | { readonly strong: readonly Inline[] }
  | { readonly faint: string }
  /** A word that tells a row or an entry apart, with a colour where there are colours. */
  | { readonly badge: string; readonly tone: Tone };

export type Tone = "danger" | "warning" | "good" | "plain";

/** Inline pieces one after the other. */
export type Line = readonly Inline[];

/** A part of a page. Each output has one printer for all of them, so that all outputs say the same. */
export type Node =
  | { readonly is: "text"; readonly line: Line }
  | { readonly is: "list"; readonly items: readonly Item[] }
  /** Hidden until somebody opens it, unless it is open. */
  | {
      readonly is: "details";
      readonly summary: Line;
      readonly nodes: readonly Node[];
      readonly isOpen: boolean;
    }
  | { readonly is: "lines"; readonly lines: readonly string[]; readonly language: "diff" | "text" }
  | {
      readonly is: "table";
      readonly head: readonly string[];
      /** Columns with numbers. */
      readonly numeric: ReadonlySet<number>;
      readonly rows: readonly (readonly Line[])[];
    };

export interface Item {
  readonly line: Line;
  readonly nodes: readonly Node[];
}

/** An entry of a section, in several forms: the fullest first. */
export interface Entry {
  readonly forms: readonly [Item, ...Item[]];
  /** Never left out: it is destroyed, replaced, guarded, or a change of a contract. */
  readonly isKept: boolean;
  /** Changes that it stands for, to count where it is left out. */
  readonly count: number;
  readonly layers: readonly string[];
}

export interface Section {
  readonly title: string;
  readonly tone: Tone;
  readonly entries: readonly Entry[];
}

/** What is said of one environment. */
export interface EnvironmentPage {
  readonly title: Line;
  /** What decides, in a sentence each; the first ones weigh most. */
  readonly headline: readonly { readonly line: Line; readonly tone: Tone }[];
  readonly table: Node;
  readonly sections: readonly Section[];
  readonly footer: Line;
}

/** A document laid out. */
export interface Page {
  readonly title: string;
  /** Absent where there is one environment. */
  readonly overview?: readonly Item[];
  readonly environments: readonly EnvironmentPage[];
}

export const code = (text: string): Inline => ({ code: text });
export const strong = (...line: Line): Inline => ({ strong: line });
export const faint = (text: string): Inline => ({ faint: text });
export const badge = (text: string, tone: Tone): Inline => ({ badge: text, tone });

/** Pieces with a comma between them. */
export function listed(pieces: readonly Inline[], between = ", "): Line {
  return pieces.flatMap((piece, index) => (index === 0 ? [piece] : [between, piece]));
}

export function item(line: Line, ...nodes: readonly Node[]): Item {
  return { line, nodes };
}

export function list(items: readonly Item[]): readonly Node[] {
  return items.length === 0 ? [] : [{ is: "list", items }];
}

export function details(summary: Line, nodes: readonly Node[], isOpen = false): Node {
  return { is: "details", summary, nodes, isOpen };
}
