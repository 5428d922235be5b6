import type { Finding } from "./finding";

/** A line of the list of findings that are accepted. */
export interface Accepted {
  readonly check: string;
  /** Names of stacks; `*` stands for any text. */
  readonly stack: string;
  /** Names of resources; `*` stands for any text. */
  readonly resource: string;
  readonly reason: string;
  /** Where it stands, such as `docs/scanners.md:12`. */
  readonly at: string;
}

/** First cells of the table's head, by which it is known. */
const HEAD = "check | stack | resource | why it is accepted";

/**
 * Reads the list: the table of a Markdown page.
 * @param name of the file, for messages
 * @throws {Error} with every line that is not understood
 */
export function readAccepted(markdown: string, name: string): readonly Accepted[] {
  const lines = markdown.split("\n");
  const head = lines.findIndex((line) => cellsOf(line).join(" | ") === HEAD);
  if (head < 0) throw new Error(`${name}: expected a table with the head ${HEAD}, got none`);
  const rest = lines.slice(head + 2);
  const end = rest.findIndex((line) => !line.startsWith("|"));
  const rows = rest.slice(0, end < 0 ? undefined : end).map((line, index) => {
    const [check = "", stack = "", resource = "", reason = ""] = cellsOf(line);
    return { check, stack, resource, reason, at: `${name}:${head + index + 3}` };
  });
  const faulty = rows.filter((row) => Object.values(row).includes(""));
  if (faulty.length > 0) throw new Error(faulty.map(({ at }) => `${at}: expected four cells`).join("\n"));
  return rows;
}

/** Whether an entry is about a finding. */
export function accepts({ check, stack, resource }: Accepted, finding: Finding): boolean {
  return check === finding.check && glob(stack).test(finding.stack) && glob(resource).test(finding.resource);
}

function glob(pattern: string): RegExp {
  const parts = pattern.split("*").map((part) => part.replace(/[^\w-]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}

function cellsOf(line: string): readonly string[] {
  const cells = line.replace(/^\||\|$/g, "").split("|");
  return cells.map((cell) => cell.trim().replaceAll("`", ""));
}
