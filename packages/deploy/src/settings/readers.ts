import type { PlanChanges, ResourceChange } from "@strata/inventory";
import { resourceName, type UnknownArgument, unknownArguments } from "./references";
import type { Touch } from "./touch";

/** A change of a plan, and what the plan does not know of it since it reads other resources. */
export interface ReadingChange {
  readonly layer: string;
  readonly change: ResourceChange;
  readonly unknown: readonly UnknownArgument[];
}

/** The changes of all plans, with what they read. */
export function readingChanges({
  plans,
  units,
}: {
  readonly plans: Readonly<Record<string, PlanChanges>>;
  readonly units: Readonly<Record<string, unknown>>;
}): readonly ReadingChange[] {
  return Object.entries(plans).flatMap(([layer, plan]) =>
    plan.changes.map((change) => ({ layer, change, unknown: unknownArguments(layer, change, units) })),
  );
}

/**
 * Adds to what a setting touches the resources that read what is made anew: a subnet whose VPC is replaced is replaced for its
 * `vpc_id`, which the plan does not know. It goes on through what these make anew.
 */
export function withReaders(touches: readonly Touch[], changes: readonly ReadingChange[]): readonly Touch[] {
  const all = new Map(touches.map((touch) => [`${touch.layer}/${touch.address}`, touch]));
  const isTouched = ({ layer, change }: ReadingChange): boolean => all.has(`${layer}/${change.address}`);
  for (let isGrowing = true; isGrowing; ) {
    isGrowing = false;
    const anew = new Set(
      changes
        .filter((one) => one.change.action === "replace" && isTouched(one))
        .map(({ layer, change }) => `${layer}/${resourceName(change)}`),
    );
    for (const { layer, change, unknown } of changes) {
      const address = `${layer}/${change.address}`;
      const known = all.get(address)?.shownBy;
      const reading = unknown.filter(({ reads }) =>
        reads.some((read) => anew.has(`${read.layer}/${read.name}`)),
      );
      if (reading.length === 0 || known === "value" || known === "reference") continue;
      all.set(address, {
        layer,
        address: change.address,
        shownBy: "reference",
        attributes: reading.map(({ path }) => path),
        isReplacing: reading.some(({ isReplacing }) => isReplacing),
      });
      isGrowing = true;
    }
  }
  return [...all.values()];
}
