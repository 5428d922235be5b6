import type { EnvironmentPlans, LayerLine, PlannedLine } from "../content";
import { badge, code, type Entry, faint, item, type Line, type Node } from "./node";
import { clause } from "./words";

/** Characters of a reason in the table; all of a failure is below it. */
const LONGEST_REASON = 160;

/** A column with a number for each layer that has a plan. */
interface Column {
  readonly title: string;
  readonly count: (line: PlannedLine) => number;
  /** Left out where no layer has anything in it. @default false */
  readonly isSeldom?: boolean;
}

const COLUMNS: readonly Column[] = [
  { title: "create", count: ({ actions }) => actions.create },
  { title: "change", count: ({ actions }) => actions.update },
  { title: "replace", count: ({ actions }) => actions.replace },
  { title: "destroy", count: ({ actions }) => actions.delete },
  { title: "import", count: ({ actions }) => actions.import, isSeldom: true },
  { title: "forget", count: ({ actions }) => actions.forget, isSeldom: true },
  { title: "outputs", count: ({ outputs }) => outputs, isSeldom: true },
  { title: "drift", count: ({ drift }) => drift, isSeldom: true },
];

/** A row for each layer: what sort of plan there is, and how much it does. */
export function layerTable({ layers }: EnvironmentPlans): Node {
  const planned = layers.filter(isPlanned);
  const columns = COLUMNS.filter(
    ({ count, isSeldom = false }) => !isSeldom || planned.some((line) => count(line) > 0),
  );
  return {
    is: "table",
    head: ["layer", "plan", ...columns.map(({ title }) => title), ""],
    numeric: new Set(columns.map((_, index) => index + 2)),
    rows: layers.map((line) => [
      [code(line.layer)],
      [statusOf(line)],
      ...columns.map(({ count }): Line => (isPlanned(line) ? numberOf(count(line)) : [])),
      noteOf(line),
    ]),
  };
}

/** What failed, with all that Terraform said of it. */
export function failureEntries({ layers }: EnvironmentPlans): readonly Entry[] {
  return layers
    .filter(({ status }) => status === "failed")
    .map(({ layer, reason }) => {
      const lines = reason.split(/\r?\n/);
      return {
        forms: [
          item([code(layer)], { is: "lines", lines: lines.slice(0, 60), language: "text" }),
          item([code(layer)], {
            is: "lines",
            lines: lines.slice(0, 6).map((line) => shortened(line)),
            language: "text",
          }),
          item([code(layer), `: ${shortened(lines[0] ?? "")}`]),
        ],
        isKept: true,
        count: 1,
        layers: [layer],
      };
    });
}

/** Whether a layer has a plan. */
export function isPlanned(line: LayerLine): line is PlannedLine {
  return "actions" in line;
}

function statusOf({ status }: LayerLine): Line[number] {
  if (status === "failed") return badge("failed", "danger");
  return status === "skipped" ? badge("skipped", "warning") : status;
}

function numberOf(count: number): Line {
  return count === 0 ? [] : [count.toLocaleString("en-US")];
}

function noteOf(line: LayerLine): Line {
  if (!isPlanned(line)) return [line.status === "failed" ? "see below" : shortened(line.reason)];
  const notes = [
    ...(line.isIncomplete ? ["Terraform broke off: part of the plan is missing"] : []),
    ...(line.isWithoutDetails ? ["only its counts are known here"] : []),
    ...(line.status === "provisional" ? [shortened(line.reason)] : []),
  ];
  if (notes.length > 0) return [notes.join("; ")];
  return line.hasChanges ? [] : [faint("no changes")];
}

/** The beginning of a reason, in one line. */
function shortened(reason: string): string {
  const line = clause(reason.replace(/\s+/g, " "));
  return line.length <= LONGEST_REASON
    ? line
    : `${line.slice(0, LONGEST_REASON).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
