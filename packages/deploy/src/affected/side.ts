import type { SynthesizedStack } from "@strata/project";
import { sourcesOf } from "../planning-copy";

/** An environment by its names. */
export interface NamedEnvironment {
  /** Folder under the environments folder. */
  readonly path: string;
  /** Undefined where none is written. */
  readonly id: string | undefined;
}

/** A unit of one side: of the base, or of the checkout. */
export interface SideUnit extends SynthesizedStack {
  readonly layer: string;
  /** Layers of the environment whose outputs it reads. */
  readonly reads: readonly string[];
}

/**
 * The units of an environment among synthesized stacks, upstream layers first. It goes by names, since the layers of another
 * commit are not known here: a stack is called by the environment's id and the layer.
 * @param environments all of that side, since the id of one may begin as that of another
 */
export function unitsOfSide(
  { id }: NamedEnvironment,
  environments: readonly NamedEnvironment[],
  stacks: readonly SynthesizedStack[],
): readonly SideUnit[] {
  const mine = stacks.filter(({ name }) => id !== undefined && ownerOf(name, environments) === id);
  const layers = mine.map(({ name }) => layerOf(name, id ?? ""));
  const units = mine.map((stack) => ({
    ...stack,
    layer: layerOf(stack.name, id ?? ""),
    reads: sourcesOf(stack.template).filter((source) => layers.includes(source)),
  }));
  return inOrder(units);
}

/** The longest id that the name of a stack begins with. */
function ownerOf(stack: string, environments: readonly NamedEnvironment[]): string | undefined {
  return environments
    .flatMap(({ id }) => (id !== undefined && stack.startsWith(`${id}-`) ? [id] : []))
    .sort((one, other) => other.length - one.length)[0];
}

function layerOf(stack: string, id: string): string {
  return stack.slice(id.length + 1);
}

/** Each unit behind those that it reads, by name where neither reads the other. */
function inOrder(units: readonly SideUnit[]): readonly SideUnit[] {
  const placed: SideUnit[] = [];
  let rest = [...units].sort((one, other) => (one.layer < other.layer ? -1 : 1));
  while (rest.length > 0) {
    const isPlaced = (layer: string): boolean => placed.some((unit) => unit.layer === layer);
    const ready = rest.filter(({ reads }) => reads.every(isPlaced));
    // Layers that read each other cannot be synthesized; should they ever be, no order is the right one.
    const next = ready.length > 0 ? ready : rest;
    placed.push(...next);
    rest = rest.filter((unit) => !next.includes(unit));
  }
  return placed;
}
