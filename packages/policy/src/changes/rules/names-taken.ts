import { NAMED } from "../../named-types";
import type { ChangeRule } from "../change-rule";
import { withValue } from "../holding";

/** What is made before the old one is deleted needs another name: one rule for each argument that has a name. */
export const namesTaken: readonly ChangeRule[] = [...new Set(NAMED.map(({ at }) => at))].map(
  (at): ChangeRule => ({
    id: `${at.replaceAll("_", "-")}-taken`,
    types: NAMED.filter((named) => named.at === at).map(({ type }) => type),
    on: ["replace"],
    attributes: [],
    only: {
      words: `while the new one is made first, with the same ${at}`,
      holds: ({ isCreatedFirst, before, after }) => {
        const [was, becomes] = [before.value(at), after.at(at)];
        if (!isCreatedFirst || typeof was !== "string") return false;
        return becomes.is === "unknown" ? "unknown" : becomes.value === was;
      },
    },
    effect: "refuses",
    reason: `its ${at} is taken while the old one exists, and with create_before_destroy the new one is made first`,
    way: "give it a name that changes with what forces the replacement, or a name prefix; or take create_before_destroy away, also from what needs it, since Terraform hands it on",
    source: ["Terraform, lifecycle: create_before_destroy"],
    fault: {
      before: withValue(at, "shop"),
      after: withValue(at, "shop"),
      replacedFor: ["other"],
      isCreatedFirst: true,
    },
    right: {
      before: withValue(at, "shop"),
      after: withValue(at, "shop-2"),
      replacedFor: ["other"],
      isCreatedFirst: true,
    },
  }),
);
