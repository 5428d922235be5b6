import type { EnvironmentPlans, LayerLine, PlanDocument } from "../content";
import { decisionEntries } from "../page/decision-entries";
import { htmlText, visible } from "../page/escape";
import { isPlanned } from "../page/layer-table";
import type { Inline, Item, Line, Node } from "../page/node";
import { counted } from "../page/words";

/** The result of one unit, as a test reporter shows it. */
interface Case {
  readonly layer: string;
  readonly outcome: "passed" | "failed" | "skipped";
  readonly message: string;
  readonly lines: readonly string[];
}

/**
 * A document for a test reporter: a suite for each environment, a case for each unit. A unit without a plan fails or is
 * skipped; one with something to decide on fails with its words.
 * Source: JUnit XML as CI systems read it (testmoapp/junitxml).
 */
export function junitOf({ environments }: PlanDocument): string {
  const suites = environments.map((plans) => ({
    plans,
    cases: plans.layers.map((line) => caseOf(plans, line)),
  }));
  const all = suites.flatMap(({ cases }) => cases);
  const body = suites.map(({ plans, cases }) => suiteOf(plans, cases));
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="plans" ${totals(all)}>
${body.join("")}</testsuites>
`;
}

function suiteOf({ environment: { path }, made }: EnvironmentPlans, cases: readonly Case[]): string {
  const body = cases.map((one) => {
    const open = `    <testcase classname="${htmlText(path)}" name="${htmlText(one.layer)}"`;
    const text = one.lines.map(htmlText).join("\n");
    if (one.outcome === "passed")
      return `${open}>\n      <system-out>${htmlText(one.message)}</system-out>\n    </testcase>\n`;
    const tag = one.outcome === "failed" ? "failure" : "skipped";
    return `${open}>\n      <${tag} message="${htmlText(one.message)}">${text}</${tag}>\n    </testcase>\n`;
  });
  // The moment without its zone, which is UTC.
  const when = made.replace(/(\.\d+)?Z$/, "");
  return `  <testsuite name="${htmlText(path)}" ${totals(cases)} timestamp="${htmlText(when)}">\n${body.join("")}  </testsuite>\n`;
}

function totals(cases: readonly Case[]): string {
  const of = (outcome: Case["outcome"]): number => cases.filter((one) => one.outcome === outcome).length;
  return `tests="${cases.length}" failures="${of("failed")}" errors="0" skipped="${of("skipped")}"`;
}

function caseOf({ decisions }: EnvironmentPlans, line: LayerLine): Case {
  const { layer, reason } = line;
  const reasons = reason.split(/\r?\n/);
  if (!isPlanned(line)) {
    const { status } = line;
    return {
      layer,
      outcome: status === "failed" ? "failed" : "skipped",
      message: reasons[0] ?? "",
      lines: reasons,
    };
  }
  const open = decisions.filter(
    (one) => one.layer === layer && (one.guarded !== undefined || one.findings.some(isOpen)),
  );
  const { actions, status } = line;
  const counts = `${actions.create} to create, ${actions.update} to change, ${actions.replace} to replace, ${actions.delete} to destroy`;
  if (open.length === 0 && !line.isIncomplete) {
    return { layer, outcome: "passed", message: `${status}: ${counts}`, lines: [] };
  }
  const number = open.reduce((sum, { addresses }) => sum + addresses.length, 0);
  const broken = line.isIncomplete ? ["Terraform broke off while it planned"] : [];
  const undecided = number === 0 ? [] : [`${counted(number, "change")} to decide on`];
  return {
    layer,
    outcome: "failed",
    message: `${[...broken, ...undecided].join("; ")}. ${counts}`,
    lines: decisionEntries(open).flatMap(({ forms: [full] }) => plainItem(full)),
  };
}

function isOpen({ verdict, effect }: { readonly verdict: string; readonly effect: string }): boolean {
  return verdict === "found" && effect !== "interrupts" && effect !== "forgets";
}

function plainItem({ line, nodes }: Item, indent = ""): readonly string[] {
  return [`${indent}${plainLine(line)}`, ...nodes.flatMap((node) => plainNode(node, `${indent}  `))];
}

function plainNode(node: Node, indent: string): readonly string[] {
  switch (node.is) {
    case "text":
      return [`${indent}${plainLine(node.line)}`];
    case "list":
      return node.items.flatMap((item) => plainItem(item, indent));
    case "details":
      return [
        `${indent}${plainLine(node.summary)}:`,
        ...node.nodes.flatMap((one) => plainNode(one, `${indent}  `)),
      ];
    case "lines":
      return node.lines.map((line) => `${indent}${visible(line)}`);
    case "table":
      return [];
  }
}

function plainLine(line: Line): string {
  return line.map(plainPiece).join("");
}

function plainPiece(piece: Inline): string {
  if (typeof piece === "string") return piece;
  if ("code" in piece) return piece.code;
  if ("strong" in piece) return plainLine(piece.strong);
  return "faint" in piece ? piece.faint : piece.badge;
}
