import { createHash } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { Sandbox } from "../../../packages/sandbox/src";

/** A moment of the deploy of a layer, and what is sent then. */
export interface Moment {
  readonly layer: string;
  /** Once so many more resources exist than before; 0 is as soon as the state is locked, before anything is made. */
  readonly after: number;
  readonly signal: "SIGINT" | "SIGTERM";
}

/** Another seed, other moments: for more of them than a run of the tests has. */
const { STRATA_MOMENTS: SEED = "strata" } = process.env;

/**
 * Random moments, so many for each layer, and the same for the same seed: a failure can be repeated.
 * @param sizes how many resources each layer has, in the order of deployment
 */
export function moments(
  what: string,
  each: number,
  sizes: Readonly<Record<string, number>>,
): readonly Moment[] {
  return Object.entries(sizes).flatMap(([layer, size]) =>
    Array.from({ length: each }, (_, index) => {
      const bytes = createHash("sha256").update(`${SEED} ${what} ${layer} ${index}`).digest();
      return {
        layer,
        after: bytes.readUInt32BE() % size,
        signal: bytes.readUInt8(4) % 2 === 0 ? "SIGINT" : "SIGTERM",
      };
    }),
  );
}

/** How a failure names a moment. */
export function describeMoment({ layer, after, signal }: Moment): string {
  return `${signal} in ${layer} after ${after} resources, seed ${SEED}`;
}

/** Resolves when a moment has come, or what it is a moment of has ended. */
export async function untilMoment(
  sandbox: Sandbox,
  { after }: Moment,
  ended: Promise<unknown>,
): Promise<void> {
  const running = { ended: false };
  void ended.finally(() => {
    running.ended = true;
  });
  const before = (await sandbox.status()).resources;
  while (!running.ended) {
    const { resources, states } = await sandbox.status();
    const locked = states.some(({ lock }) => lock !== undefined);
    if (after === 0 ? locked : resources >= before + after) return;
    await setTimeout(5);
  }
}
