import type { PlanDocument } from "../content";
import { markdownText } from "../page/escape";
import type { EnvironmentPage, Page, Section } from "../page/node";
import { pageOf } from "../page/page";
import { counted } from "../page/words";
import { type Choice, countLine, withinBudget } from "./budget";
import { markdownItem, markdownLine, markdownNode } from "./print";

/** Characters of a comment on a pull request: GitHub takes 65,536. Source: GitHub, limits of issue comments. */
const COMMENT = 65_000;

/**
 * A document as Markdown, for a comment on a pull request. Where it is too long, details are collapsed first, then changes are
 * counted. What is destroyed, replaced or guarded, and changes of contracts are never left out: if these alone are longer
 * than the limit, the document is, in its shortest form, and says so.
 */
export function markdownOf(
  document: PlanDocument,
  { limit = COMMENT }: { readonly limit?: number } = {},
): string {
  const page = pageOf(document);
  const parts = page.environments.map((environment) => ({
    environment,
    // The level of a heading under the title of several environments.
    sections: environment.sections.map((section) => choiceOf(section, page.environments.length > 1)),
  }));
  const frames = parts.map(({ environment }) => frameOf(environment, page.environments.length > 1));
  const opening = openingOf(page);
  const fixed = opening.length + frames.reduce((sum, { head, foot }) => sum + head.length + foot.length, 0);
  const all = parts.flatMap(({ sections }) => sections);
  const texts = withinBudget(all, limit - fixed);
  if (texts === undefined) return shortest(opening, frames, parts, limit);
  let next = 0;
  const bodies = parts.map(({ sections }) => {
    const own = texts.slice(next, next + sections.length);
    next += sections.length;
    return own.join("");
  });
  return tidy(opening + frames.map(({ head, foot }, index) => `${head}${bodies[index]}${foot}`).join(""));
}

/** Without empty lines that follow each other. Lines of code are indented, so none of those is one. */
function tidy(text: string): string {
  return text.replace(/\n{3,}/g, "\n\n").replace(/\n+$/, "\n");
}

interface Frame {
  readonly head: string;
  readonly foot: string;
}

interface Part {
  readonly environment: EnvironmentPage;
  readonly sections: readonly Choice[];
}

/** What must be said, in the fewest characters; all else is one number. */
function shortest(opening: string, frames: readonly Frame[], parts: readonly Part[], limit: number): string {
  const kept = parts.map(({ sections }) =>
    sections.map(({ head, entries }) => ({ head, entries: entries.filter(({ entry }) => entry.isKept) })),
  );
  const rest = parts.flatMap(({ sections }) =>
    sections.flatMap(({ entries }) => entries.filter(({ entry }) => !entry.isKept)),
  );
  const bodies = kept.map((sections) =>
    sections
      .filter(({ entries }) => entries.length > 0)
      .map(({ head, entries }) => head + entries.map(({ forms }) => forms.at(-1) ?? "").join(""))
      .join(""),
  );
  const counts = rest.length === 0 ? "" : `\n${countLine(rest)}`;
  const framed = frames.map(({ head, foot }, index) => `${head}${bodies[index]}${foot}`).join("");
  const text = tidy(`${opening}${framed}${counts}`);
  if (text.length <= limit) return text;
  const changes = kept.flat().flatMap(({ entries }) => entries);
  const number = changes.reduce((sum, { entry }) => sum + entry.count, 0);
  const words =
    `Longer than ${counted(limit, "character")}: the ${counted(number, "change")} that must not be left out ` +
    "(destroyed, replaced, guarded, decisions, contracts, failures) take more by themselves. Each is here, in its shortest form.";
  return `${markdownLine([{ strong: [words] }])}\n\n${text}`;
}

function openingOf({ title, overview }: Page): string {
  if (overview === undefined) return "";
  return `## ${markdownText(title)}\n\n${overview.map((item) => markdownItem(item)).join("")}\n`;
}

function frameOf({ title, headline, table, footer }: EnvironmentPage, isOneOfSeveral: boolean): Frame {
  const lines = headline.map(({ line, tone }) =>
    tone === "danger" || tone === "warning" ? markdownLine([{ strong: line }]) : markdownLine(line),
  );
  return {
    head: `${isOneOfSeveral ? "###" : "##"} ${markdownLine(title)}\n\n${lines.join("\n\n")}\n\n${markdownNode(table)}`,
    foot: `\n<sub>${markdownLine(footer)}</sub>\n${isOneOfSeveral ? "\n" : ""}`,
  };
}

function choiceOf({ title, entries }: Section, isOneOfSeveral: boolean): Choice {
  return {
    head: `\n${isOneOfSeveral ? "####" : "###"} ${markdownText(title)}\n\n`,
    entries: entries.map((entry) => ({ entry, forms: entry.forms.map((form) => markdownItem(form)) })),
  };
}
