import type { ApplyEvent } from "@strata/deploy";
import type { Terminal } from "../terminal";

/** Shows what happens to a unit. */
export function reportEvent(terminal: Terminal, unit: string, event: ApplyEvent): void {
  if (event.kind === "under way") {
    const { done, total } = event.progress;
    terminal.step(`${unit}: ${done}/${total}`);
  } else terminal.complain(`${unit}: ${eventText(event)}`);
}

function eventText(event: Exclude<ApplyEvent, { kind: "under way" }>): string {
  if (event.kind === "done before") return `was applied at ${event.at}`;
  if (event.kind === "planned again") return `planning again: ${event.why}`;
  if (event.changes === 0) return "nothing to do";
  return `applied ${event.how}: ${event.changes} ${event.changes === 1 ? "change" : "changes"}`;
}
