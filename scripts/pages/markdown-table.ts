/**
 * A table in Markdown.
 * @throws {Error} where a row has more or fewer cells than the head
 */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  for (const row of rows) {
    if (row.length !== head.length)
      throw new Error(
        `expected ${head.length} cells, as ${head.join(", ")}, got ${row.length}: ${row.join(", ")}`,
      );
  }
  return [head, head.map(() => "---"), ...rows].map(line).join("\n");
}

/** Text as code, also where it contains a backtick; nothing stays nothing. */
export function code(text: string | undefined): string {
  if (text === undefined || text === "") return "";
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.map(cell).join(" | ")} |`;
}

/** A cell is one line, and a bar in it would end it, also inside code. */
function cell(text: string): string {
  return text
    .trim()
    .replace(/\s*\n\s*/g, " ")
    .replaceAll("|", "\\|");
}
