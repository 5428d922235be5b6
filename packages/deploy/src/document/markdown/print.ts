import { htmlText, markdownCode, markdownText, visible } from "../page/escape";
import type { Inline, Item, Line, Node } from "../page/node";

/** A line of Markdown. Whatever it says stays in this line. */
export function markdownLine(line: Line, isInTable = false): string {
  return line.map((piece) => inline(piece, isInTable)).join("");
}

function inline(piece: Inline, isInTable: boolean): string {
  if (typeof piece === "string") return markdownText(piece);
  if ("code" in piece) return markdownCode(piece.code, isInTable);
  if ("strong" in piece) return emphasized("**", markdownLine(piece.strong, isInTable));
  if ("faint" in piece) return `*${markdownText(piece.faint)}*`;
  return `**${markdownText(piece.badge)}**`;
}

/** Signs of emphasis count only next to a letter, so spaces go outside. */
function emphasized(sign: string, text: string): string {
  const [, before = "", inner = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return inner === "" ? text : `${before}${sign}${inner}${sign}${after}`;
}

/** An entry of a list, with what is under it, and the end of its last line. */
export function markdownItem({ line, nodes }: Item, indent = ""): string {
  const inner = nodes.map((node) => markdownNode(node, `${indent}  `)).join("");
  return `${indent}- ${markdownLine(line)}\n${inner}`;
}

export function markdownNode(node: Node, indent = ""): string {
  switch (node.is) {
    case "text":
      return `${indent}${markdownLine(node.line)}\n`;
    case "list":
      return node.items.map((item) => markdownItem(item, indent)).join("");
    case "details": {
      const inner = node.nodes.map((one) => markdownNode(one, indent)).join("");
      const summary = `<summary>${node.summary.map(summaryPiece).join("")}</summary>`;
      // Without the empty lines, what is inside would not be read as Markdown.
      return `\n${indent}<details${node.isOpen ? " open" : ""}>${summary}\n\n${inner}\n${indent}</details>\n\n`;
    }
    case "lines":
      return fenced(node.lines.map(visible), node.language, indent);
    case "table":
      return tableOf(node);
  }
}

function summaryPiece(piece: Inline): string {
  if (typeof piece === "string") return htmlText(piece);
  if ("code" in piece) return `<code>${htmlText(piece.code)}</code>`;
  if ("strong" in piece) return `<b>${piece.strong.map(summaryPiece).join("")}</b>`;
  return htmlText("faint" in piece ? piece.faint : piece.badge);
}

function fenced(lines: readonly string[], language: string, indent: string): string {
  const longest = Math.max(
    2,
    ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)),
  );
  const fence = "`".repeat(longest + 1);
  const all = [`${fence}${language}`, ...lines, fence].map((line) => `${indent}${line}\n`);
  return `\n${all.join("")}\n`;
}

function tableOf({ head, numeric, rows }: Node & { readonly is: "table" }): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;
  return [
    row(head),
    row(head.map((_, index) => (numeric.has(index) ? "---:" : "---"))),
    ...rows.map((cells) => row(cells.map((cell) => markdownLine(cell, true)))),
  ].join("");
}
