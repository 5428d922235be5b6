import { setTimeout } from "node:timers/promises";
import { type Emulator, signature } from "@strata/emulator";

/** The lock of a state. Source: the object that `use_lockfile` writes beside it. */
export interface HeldLock {
  readonly ID: string;
  /** `user@host`. */
  readonly Who: string;
}

/**
 * Waits until a command holds the lock of its unit's state.
 * @throws {Error} where the command ends without it
 */
export async function heldLock(
  { endpoint }: Emulator,
  template: Readonly<Record<string, unknown>>,
  command: Promise<unknown>,
): Promise<HeldLock> {
  const { s3 } = (template.terraform as Terraform).backend;
  const headers = { authorization: signature("s3", s3.region) };
  const running = { ended: false };
  command.finally(() => {
    running.ended = true;
  });
  while (!running.ended) {
    const response = await fetch(`${endpoint}/${s3.bucket}/${s3.key}.tflock`, { headers });
    if (response.ok) return (await response.json()) as HeldLock;
    await setTimeout(100);
  }
  throw new Error(`${s3.key}: expected a lock, got none while the command ran`);
}

interface Terraform {
  readonly backend: {
    readonly s3: { readonly bucket: string; readonly key: string; readonly region: string };
  };
}
