import { chartOfGroup } from "@strata/charts";
import type { SettingsProblem } from "@strata/config";
import type { EntryContext } from "@strata/kind";
import { circleProblems, missingBefore } from "../charts/order-check";
import type { ObjectReleaseSettings } from "./settings";

/** Faults of a release of objects; paths are inside the entry. */
export function objectProblems(context: EntryContext<ObjectReleaseSettings>): readonly SettingsProblem[] {
  return [...circleProblems(context), ...kindProblems(context), ...secretProblems(context.entry)];
}

/** Helm looks up each kind before it installs anything of a release. */
function kindProblems(context: EntryContext<ObjectReleaseSettings>): readonly SettingsProblem[] {
  return Object.entries(context.entry.items).flatMap(([item, { apiVersion, kind }]) => {
    const chart = chartOfGroup(apiVersion.split("/")[0] ?? "");
    const why = `which brings kind ${kind} of item ${item}`;
    return chart === undefined ? [] : missingBefore(chart, why, "always", context);
  });
}

function secretProblems({ items }: ObjectReleaseSettings): readonly SettingsProblem[] {
  return Object.entries(items)
    .filter(([, { kind }]) => kind === "Secret")
    .map(([item]) => ({
      path: ["items", item, "kind"],
      expected: "a kind other than Secret, since the state holds values as they are",
      got: "Secret",
      mend: "keep the secret in the data layer and let an operator fetch it",
    }));
}
