import Table from "cli-table3";
import pc from "picocolors";

/** The widest line that a table takes on a terminal that does not say how wide it is. */
const COLUMNS = 100;

/** A stream that may be a terminal. */
export interface Output {
  readonly isTTY?: boolean;
  /** Width of a terminal, in characters. */
  readonly columns?: number;
  write(text: string): unknown;
}

/** How a piece of text is marked where there is colour. */
export type Mark = "title" | "good" | "bad" | "quiet";

/** Where results and complaints go. Colour only on a terminal, and not where NO_COLOR is set. */
export class Terminal {
  private readonly colors: ReturnType<typeof pc.createColors>;

  constructor(
    private readonly out: Output,
    private readonly err: Output,
  ) {
    this.colors = pc.createColors(out.isTTY === true && process.env.NO_COLOR === undefined);
  }

  /** Whether a person is watching, so that questions and progress make sense. */
  get interactive(): boolean {
    return this.out.isTTY === true && process.stdin.isTTY === true && process.env.CI === undefined;
  }

  /** A line of the result. */
  say(line = ""): void {
    this.out.write(`${line}\n`);
  }

  /** A line about what went wrong, or about progress: never part of a result that a program reads. */
  complain(line: string): void {
    this.step("");
    this.err.write(`${line}\n`);
  }

  /** How far something is: on a terminal alone, over what was said so before. */
  step(line: string): void {
    if (this.interactive) this.err.write(`\r\u001B[K${line}`);
  }

  /** The result, for a program. */
  json(value: unknown): void {
    this.out.write(`${JSON.stringify(value, undefined, 2)}\n`);
  }

  mark(mark: Mark, text: string): string {
    const { bold, green, red, dim } = this.colors;
    return { title: bold, good: green, bad: red, quiet: dim }[mark](text);
  }

  /** Rows under a head. On a terminal the widest column wraps; elsewhere a row is a line, which can be searched and cut. */
  table(head: readonly string[], rows: readonly (readonly string[])[]): void {
    const widths = head.map(
      (title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)) + 2,
    );
    const { isTTY, columns = COLUMNS } = this.out;
    const excess = isTTY === true ? widths.reduce((sum, width) => sum + width, 0) - columns : 0;
    const widest = widths.indexOf(Math.max(...widths));
    if (excess > 0) widths[widest] = Math.max(12, (widths[widest] ?? 0) - excess);
    const table = new Table({
      head: head.map((title) => this.mark("title", title)),
      colWidths: widths,
      wordWrap: true,
      wrapOnWordBoundary: false,
      chars: NO_LINES,
      style: { head: [], border: [], "padding-left": 0, "padding-right": 2 },
    });
    table.push(...rows.map((row) => [...row]));
    for (const line of table.toString().split("\n")) this.say(line.trimEnd());
  }
}

const NO_LINES = Object.fromEntries(
  [
    "top",
    "top-mid",
    "top-left",
    "top-right",
    "bottom",
    "bottom-mid",
    "bottom-left",
    "bottom-right",
    "left",
    "left-mid",
    "mid",
    "mid-mid",
    "right",
    "right-mid",
    "middle",
  ].map((place) => [place, ""]),
);
