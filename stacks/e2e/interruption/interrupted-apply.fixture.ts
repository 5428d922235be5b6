import { eventIn, type RunningTerraform } from "@strata/terraform";
import type { Deployment } from "../deployment/deployment.fixture";

/** A resource that Terraform was told is made. */
export interface Acknowledged {
  readonly type: string;
  readonly id: string;
}

/** What an interrupted apply left. */
export interface Interrupted {
  /** The exit code; 130 where the process was ended by the signal. */
  readonly code: number;
  /** What providers had acknowledged when it ended. */
  readonly acknowledged: readonly Acknowledged[];
}

/**
 * Applies a layer, and interrupts once that many resources are made: a moment that is the same on a slow
 * machine. An apply that makes fewer ends by itself.
 */
export async function interruptedApply(
  deployment: Deployment,
  layer: string,
  after: number,
  interrupt: (running: RunningTerraform) => void,
): Promise<Interrupted> {
  const acknowledged: Acknowledged[] = [];
  const running = await deployment.startApply(layer, (line) => {
    const { type, hook } = eventIn(line) ?? {};
    // Look-ups are applied too, and create nothing.
    if (type !== "apply_complete" || hook?.action !== "create" || hook.id_value === undefined) return;
    acknowledged.push({ type: hook.resource?.resource_type ?? "", id: hook.id_value });
    if (acknowledged.length === after) interrupt(running);
  });
  return { code: (await running.ended).code, acknowledged };
}
