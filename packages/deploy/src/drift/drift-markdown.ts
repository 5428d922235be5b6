import { type DriftReport, hasDrift, type UnitDrift } from "./drift-report";
import { GONE, summaryOf } from "./drift-text";
import { bothTexts } from "./shown-text";
import { STANDINGS } from "./standing";

/** A drift report as Markdown, with a table for each unit that has drift. */
export function driftMarkdown({ units }: DriftReport): string {
  const drifting = units.filter(hasDrift);
  const still = units.filter((unit) => !hasDrift(unit)).map(({ stack }) => code(stack));
  const parts = [
    "## Drift",
    ...(drifting.length === 0 ? ["Nothing was changed outside of Terraform."] : []),
    ...drifting.flatMap((unit) => [`### ${unit.stack}`, `${summaryOf(unit)}.`, tableOf(unit)]),
    ...(still.length === 0 ? [] : [`No drift: ${still.join(", ")}.`]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function tableOf({ drifted, gone }: UnitDrift): string {
  const rows = [
    ["resource", "attribute", "before", "after", "what an apply does"],
    ["---", "---", "---", "---", "---"],
    ...gone.map(({ address, apply }) => [code(address), "", "", "**gone**", GONE[apply]]),
    ...drifted.flatMap(({ address, attributes }) =>
      attributes.map(({ attribute, before, after, standing }) => {
        const [was, is] = bothTexts(before, after);
        return [code(address), code(attribute), code(was), code(is), STANDINGS[standing].words];
      }),
    ),
  ];
  return rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** A text as code in a cell, whatever is in it: in a table a bar ends a cell, in code too. */
function code(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|");
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `\`${line}\`` : `${fence} ${line} ${fence}`;
}
