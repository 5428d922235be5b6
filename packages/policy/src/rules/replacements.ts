import { type Resource, ValueWithheld } from "@strata/inventory";
import { all, show } from "../checks";
import type { Example } from "../example";
import { NAMED, type Named } from "../named-types";
import { type Check, met, type Rule, type ServiceRules } from "../rule";

/** Whether it says so. A plan alone does not have it, and says of each replacement how it is made. */
function isReplacedFirst(resource: Resource): boolean {
  try {
    return resource.get("lifecycle.create_before_destroy") === true;
  } catch (error) {
    if (error instanceof ValueWithheld && error.reason === "absent") return false;
    throw error;
  }
}

/** Declared: what is replaced first has a name that changes with it. */
const declared =
  ({ at, isFree = () => false }: Named): Check =>
  (resource) =>
    met(
      !isReplacedFirst(resource) || !resource.has(at) || isFree(resource),
      `a ${at} that changes with what forces a replacement, or no create_before_destroy`,
      show(resource.values[at]),
    );

/** Planned: also what inherits the order, since Terraform gives it to everything that such a resource needs. */
const planned =
  ({ at }: Named): Check =>
  (resource, inventory) => {
    const replacement = inventory.replacementOf(resource);
    if (replacement === undefined || !replacement.isCreatedFirst) return "met";
    const before = replacement.before[at];
    return met(
      before === undefined || before !== resource.get(at),
      `another ${at}, since the new one is made while the old one exists`,
      show(before),
    );
  };

/** What is made before the old one is deleted. */
export const replacements: ServiceRules = {
  example: { layer: "data", resource: {} } satisfies Example,
  rules: NAMED.map((named): Rule => {
    const { type, fault } = named;
    return {
      id: `${type.replace(/^aws_/, "").replaceAll("_", "-")}-replaced-under-new-name`,
      type,
      level: "M",
      reason: "AWS refuses a second one of the same name, after other changes of the apply have run",
      source: ["Terraform, lifecycle: create_before_destroy"],
      setting: "",
      fault,
      holds: all(planned(named), declared(named)),
    };
  }),
};
