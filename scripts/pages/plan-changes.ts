import { type ChangeRow, changeRules, GUARDED, STATELESS, UNGUARDED } from "@strata/policy";
import type { Sections } from "./generated-sections";
import { code, markdownTable } from "./markdown-table";

/** What becomes of a change, as the page says it. */
const EFFECTS: Readonly<Record<ChangeRow["effect"], string>> = {
  refuses: "refused",
  destroys: "**destroys**",
  replaces: "replaces",
  cannotBeUndone: "cannot be undone",
  interrupts: "interrupts",
};

/** The sections of the page of plans: every change rule, what is guarded and what is not, and what holds nothing. */
export function planChangeSections(): Sections {
  const rows = changeRules().filter(({ isGeneral }) => !isGeneral);
  const services = [...new Set(rows.map(({ service }) => service))];
  return {
    "change-rules": services
      .map((service) => `### ${title(service)}\n\n${table(rows.filter((row) => row.service === service))}`)
      .join("\n\n"),
    "guarded-types": markdownTable(
      ["type", "what goes with it", "source"],
      GUARDED.map(({ types, only, reason, source }) => [
        `${types.map(code).join(", ")}${only === undefined ? "" : ` ${only.words}`}`,
        reason,
        source.join("; "),
      ]),
    ),
    "unguarded-types": markdownTable(
      ["type", "why it may go"],
      UNGUARDED.map(({ types, reason }) => [types.map(code).join(", "), reason]),
    ),
    "stateless-types": markdownTable(
      ["type", "why nothing is lost"],
      STATELESS.map(({ type, reason }) => [code(type), reason]),
    ),
  };
}

function table(rows: readonly ChangeRow[]): string {
  return markdownTable(
    ["type", "when", "what becomes of it", "why", "the way that works", "rule and source"],
    rows.map((row) => [
      row.types.map(code).join(", "),
      whenOf(row),
      row.lasts === undefined ? EFFECTS[row.effect] : `${EFFECTS[row.effect]}: ${row.lasts}`,
      row.reason,
      row.way,
      `${code(row.id)}: ${row.source.join("; ")}`,
    ]),
  );
}

/** `databaseClusters` is "database clusters". */
function title(service: string): string {
  return service.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function whenOf({ attributes, when }: ChangeRow): string {
  return attributes.length === 0 ? when : `${attributes.map(code).join(", ")} ${when}`;
}
