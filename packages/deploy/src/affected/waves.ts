import type { AffectedUnit } from "./affected-units";

/** A job of a CI matrix. */
export interface MatrixEntry {
  readonly environment: string;
  readonly layer: string;
  readonly stack: string;
}

/** A matrix as GitHub Actions takes it: `strategy.matrix`. */
export interface Matrix {
  readonly include: readonly MatrixEntry[];
}

/**
 * Matrices of the units that can be planned, one behind the other: a unit is in the first one after those of all affected
 * units that it reads. What was deleted has no code to plan, and is in none.
 */
export function wavesOf(units: readonly AffectedUnit[]): readonly Matrix[] {
  const waves: MatrixEntry[][] = [];
  const waveOf = new Map<string, number>();
  // They come upstream layers first.
  for (const { environment, layer, stack, status, after } of units) {
    if (status === "deleted") continue;
    const wave = Math.max(-1, ...after.map((one) => waveOf.get(one) ?? -1)) + 1;
    waveOf.set(stack, wave);
    waves[wave] = [...(waves[wave] ?? []), { environment, layer, stack }];
  }
  return waves.map((include) => ({ include }));
}
