import type { PlanChanges, ResourceChange } from "@strata/inventory";
import type { Circumstance } from "../change-rule";

/** Attributes by which others refer to a resource. */
const REFERRED_BY = ["arn", "id", "name", "bucket", "key_id"];

/** Names this short, or as plain as `main`, say nothing about who uses what. */
const TELLING = /^(arn:|[a-z]+-[0-9a-f]{8,}$|alias\/|[0-9a-f]{8}-|Z[0-9A-Z]{8,}$)/;

/** Addresses of resources that stay and refer to this one by an ARN or id, with the attribute. */
export function usersOf(change: ResourceChange, plan: PlanChanges): readonly string[] {
  const marks = new Set(
    REFERRED_BY.map((attribute) => change.before.value(attribute)).filter(
      (value): value is string => typeof value === "string" && TELLING.test(value),
    ),
  );
  const users = [...marks]
    .flatMap((mark) => plan.mentions.of(mark))
    .filter(({ address }) => address !== change.address);
  const addresses = new Set(users.map(({ address }) => address));
  return [...addresses].map(
    (address) => `${address} (${users.find((user) => user.address === address)?.path})`,
  );
}

/** Something in the plan that stays uses it. What other configurations use, a plan does not say. */
export const inUse: Circumstance = {
  words: "while something in the plan uses it",
  holds: (change, plan) => usersOf(change, plan).length > 0,
};

/** Nothing in the plan is seen to use it. */
export const notInUse: Circumstance = {
  words: "while nothing in the plan is seen to use it",
  holds: (change, plan) => usersOf(change, plan).length === 0,
};
