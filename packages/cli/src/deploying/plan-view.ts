import { relative } from "node:path";
import type { PlanRecord, RecordedUnit, UnitOutcome } from "@strata/deploy";
import { isPlanned } from "@strata/deploy/record/plan-record";
import type { Terminal } from "../terminal";

/** The actions of a unit as one cell, for example `2 create, 1 replace`. */
export function actionsText(unit: RecordedUnit): string {
  if (!isPlanned(unit)) return "";
  const counts = Object.entries(unit.actions).filter(([, count]) => count > 0);
  const outputs = unit.outputs === 0 ? [] : [`${unit.outputs} ${unit.outputs === 1 ? "output" : "outputs"}`];
  const texts = [...counts.map(([action, count]) => `${count} ${action}`), ...outputs];
  return texts.length === 0 ? "no changes" : texts.join(", ");
}

/** One line on what became of a unit, while the others are at work. */
export function outcomeLine(environment: string, outcome: UnitOutcome): string {
  const { unit, status, reason } = outcome;
  const [first = ""] = reason.split("\n");
  return `${environment}/${unit.layer}: ${status}: ${first}`;
}

/** Shows the plans of an environment as a table. */
export function showPlans(terminal: Terminal, { environment, units, against }: PlanRecord): void {
  terminal.say(terminal.mark("title", environment.path));
  if (against === "nothing") terminal.say("planned as if nothing existed: no state was read");
  terminal.table(
    ["layer", "plan", "changes", "why"],
    units.map((unit) => [
      unit.layer,
      unit.status,
      actionsText(unit),
      isPlanned(unit) ? unit.reason : (unit.reason.split("\n")[0] ?? ""),
    ]),
  );
}

/** Lines on units that could not be planned; none where all were. */
export function planFaults({ environment, units }: PlanRecord, folder: string): readonly string[] {
  const failed = units.filter(({ status }) => status === "failed");
  return failed.flatMap(({ layer, reason, log }) => [
    ...reason.split("\n"),
    `  the log of ${environment.path}/${layer} is ${relative(process.cwd(), folder)}/${log}`,
  ]);
}
