import type { PlanDocument } from "../content";
import { htmlText } from "../page/escape";
import type { EnvironmentPage, Inline, Item, Line, Node, Section } from "../page/node";
import { pageOf } from "../page/page";
import { STYLE } from "./style";

/** A document as one page by itself: nothing is loaded, no script runs. */
export function htmlOf(document: PlanDocument): string {
  const { title, overview, environments } = pageOf(document);
  const isSeveral = environments.length > 1;
  const head = isSeveral ? `<h1>${htmlText(title)}</h1>\n${items(overview ?? [])}` : "";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>${htmlText(title)}</title>
<style>
${STYLE}
</style>
</head>
<body>
${head}${environments.map((environment) => environmentOf(environment, isSeveral)).join("")}</body>
</html>
`;
}

function environmentOf(
  { title, headline, table, sections, footer }: EnvironmentPage,
  isOneOfSeveral: boolean,
): string {
  const heading = isOneOfSeveral ? "h2" : "h1";
  const lines = headline.map(({ line, tone }) => `<p class="headline ${tone}">${lineOf(line)}</p>\n`);
  return `<article>
<${heading}>${lineOf(title)}</${heading}>
${lines.join("")}${nodeOf(table)}${sections.map((section) => sectionOf(section, isOneOfSeveral)).join("")}<footer>${lineOf(footer)}</footer>
</article>
`;
}

function sectionOf({ title, tone, entries }: Section, isOneOfSeveral: boolean): string {
  const heading = isOneOfSeveral ? "h3" : "h2";
  return `<section class="${tone}">
<${heading}>${htmlText(title)}</${heading}>
${items(entries.map(({ forms: [full] }) => full))}</section>
`;
}

function items(list: readonly Item[]): string {
  return `<ul>\n${list.map(({ line, nodes }) => `<li>${lineOf(line)}${nodes.map(nodeOf).join("")}</li>\n`).join("")}</ul>\n`;
}

function nodeOf(node: Node): string {
  switch (node.is) {
    case "text":
      return `<p>${lineOf(node.line)}</p>\n`;
    case "list":
      return items(node.items);
    case "details": {
      const open = node.isOpen ? ' open="open"' : "";
      return `<details${open}><summary>${lineOf(node.summary)}</summary>\n${node.nodes.map(nodeOf).join("")}</details>\n`;
    }
    case "lines":
      return `<pre>${node.lines.map(changedLine).join("")}</pre>\n`;
    case "table":
      return tableOf(node);
  }
}

function changedLine(line: string): string {
  const kinds: Readonly<Record<string, string>> = { "+ ": "added", "- ": "removed" };
  const kind = kinds[line.slice(0, 2)] ?? "same";
  return `<span class="${kind}">${htmlText(line)}</span>`;
}

function lineOf(line: Line): string {
  return line.map(pieceOf).join("");
}

function pieceOf(piece: Inline): string {
  if (typeof piece === "string") return htmlText(piece);
  if ("code" in piece) return `<code>${htmlText(piece.code)}</code>`;
  if ("strong" in piece) return `<strong>${lineOf(piece.strong)}</strong>`;
  if ("faint" in piece) return `<span class="faint">${htmlText(piece.faint)}</span>`;
  return `<span class="badge ${piece.tone}">${htmlText(piece.badge)}</span>`;
}

function tableOf({ head, numeric, rows }: Node & { readonly is: "table" }): string {
  const classOf = (index: number): string => {
    if (numeric.has(index)) return ' class="number"';
    return index === head.length - 1 ? ' class="note"' : "";
  };
  const titles = head.map((title, index) => `<th${classOf(index)}>${htmlText(title)}</th>`).join("");
  const cells = (row: readonly Line[]): string =>
    row
      // On a phone a number stands behind the title of its column.
      .map((cell, index) => {
        const name = numeric.has(index) ? ` data-name="${htmlText(head[index] ?? "")}"` : "";
        return `<td${classOf(index)}${name}>${lineOf(cell)}</td>`;
      })
      .join("");
  const body = rows.map((row) => `<tr>${cells(row)}</tr>\n`).join("");
  return `<div class="table"><table>
<thead><tr>${titles}</tr></thead>
<tbody>
${body}</tbody>
</table></div>
`;
}
