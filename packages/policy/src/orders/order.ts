import type { Inventory, Resource } from "@strata/inventory";
import { type Check, met, type Rule } from "../rule";
import { notAwaited } from "./made-before";

/**
 * Something that must exist before a resource and that no argument of it refers to, so that only `depends_on` can say
 * it: Terraform makes both at once otherwise, and destroys them in any order.
 */
export interface Order extends Pick<Rule, "id" | "type" | "reason" | "source" | "setting" | "fault"> {
  /** What must be there first. What another layer has made is, so only resources of the same layer count. */
  readonly first: (resource: Resource, inventory: Inventory) => readonly Resource[];
}

/** The rule that holds every resource of the type to the order. */
export function orderRule({ first, ...rule }: Order): Rule {
  return { ...rule, level: "M", holds: after(first) };
}

function after(first: Order["first"]): Check {
  return (resource, inventory) => {
    const needed = first(resource, inventory).filter(({ layer }) => layer === resource.layer);
    const late = notAwaited(resource, needed, inventory);
    return met(
      late.length === 0,
      `depends_on ${needed.map(({ address }) => address).join(", ")}`,
      `no wait for ${late.map(({ address }) => address).join(", ")}`,
    );
  };
}
