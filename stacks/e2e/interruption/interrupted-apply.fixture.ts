import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Deployment } from "../deployment/deployment.fixture";

/** A resource that Terraform was told is made. */
export interface Acknowledged {
  readonly type: string;
  readonly id: string;
}

/** What an interrupted apply left. */
export interface Interrupted {
  /** Undefined where the process was ended by the signal. */
  readonly code: number | undefined;
  /** What providers had acknowledged when it ended. */
  readonly acknowledged: readonly Acknowledged[];
}

interface Event {
  readonly type?: string;
  readonly hook?: {
    readonly action?: string;
    readonly resource?: { readonly resource_type: string };
    readonly id_value?: string;
  };
}

/**
 * Applies a layer, and interrupts once that many resources are made: a moment that is the same on a slow
 * machine. An apply that makes fewer ends by itself.
 * @param interrupt given the process id of Terraform
 */
export async function interruptedApply(
  deployment: Deployment,
  layer: string,
  after: number,
  interrupt: (pid: number) => void,
): Promise<Interrupted> {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn("terraform", ["apply", "-json", "-input=false", "-auto-approve"], {
    cwd: deployment.unit(layer),
    env: { PATH, HOME, ...deployment.sandbox.environment },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = new Promise<number | undefined>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? undefined));
  });
  const acknowledged: Acknowledged[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const { type, hook } = JSON.parse(line) as Event;
    // Look-ups are applied too, and make nothing.
    if (type !== "apply_complete" || hook?.action !== "create" || hook.id_value === undefined) continue;
    acknowledged.push({ type: hook.resource?.resource_type ?? "", id: hook.id_value });
    if (acknowledged.length === after && child.pid !== undefined) interrupt(child.pid);
  }
  return { code: await ended, acknowledged };
}
