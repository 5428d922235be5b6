import { changesIn, type GuardedPlan } from "@strata/deploy";
import { Failure } from "../failure";
import { ask } from "../question";
import type { Terminal } from "../terminal";

/** Changes of one kind that are listed; the rest is counted. */
const LISTED = 30;

/** Shows plans, and says whether to apply them. */
export type Confirm = (plans: readonly GuardedPlan[]) => Promise<boolean>;

/**
 * Shows plans, and asks; with `--auto-approve` nobody is asked.
 * @throws {Failure} where there is no terminal to ask on
 */
export function confirmation(
  terminal: Terminal,
  isApproved: true | undefined,
  verb: "Apply" | "Destroy",
): Confirm {
  if (isApproved === undefined && !terminal.interactive) {
    throw new Failure([
      "expected a terminal to ask on, or --auto-approve, got neither; or plan first: strata plan, then strata apply --plans",
    ]);
  }
  return async (plans) => {
    for (const plan of plans) showPlan(terminal, plan);
    return isApproved === true || (await ask(`${verb} ${plans.map(({ unit }) => unit.layer).join(", ")}?`));
  };
}

function showPlan(terminal: Terminal, { unit: { stack }, shown }: GuardedPlan): void {
  const { changes } = changesIn(shown);
  const outputs = Object.entries(shown.output_changes ?? {}).filter(
    ([, { actions }]) => !actions.includes("no-op"),
  );
  terminal.complain(terminal.mark("title", stack));
  const lines = [
    ...changes.map(({ action, address, replacedFor }) => {
      const forced = replacedFor.length === 0 ? "" : ` (forced by ${replacedFor.join(", ")})`;
      return `  ${action} ${address}${forced}`;
    }),
    ...outputs.map(([name, { actions }]) => `  ${actions.join(" and ")} output ${name}`),
  ];
  // What goes is never left out.
  const [first, others] = [lines.filter(isLoss), lines.filter((line) => !isLoss(line))];
  for (const line of [...first, ...others.slice(0, LISTED)]) terminal.complain(line);
  if (others.length > LISTED) terminal.complain(`  and ${others.length - LISTED} more`);
}

function isLoss(line: string): boolean {
  return /^ {2}(delete|replace) /.test(line);
}
