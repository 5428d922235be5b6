import type { SettingsProblem } from "@strata/config";
import { type EntryContext, entriesAt } from "@strata/kind";
import { chartOfGroup } from "../charts/facts";
import { circleProblems, missingBefore } from "../charts/order-check";
import type { ChartSettings } from "../charts/settings";
import type { ObjectReleaseSettings } from "./settings";

/** Faults of a release of objects; paths are inside the entry. */
export function objectProblems(context: EntryContext<ObjectReleaseSettings>): readonly SettingsProblem[] {
  return [
    ...sharedNameProblems(context),
    ...circleProblems(context),
    ...kindProblems(context),
    ...secretProblems(context.entry),
  ];
}

/**
 * `after` names charts and objects alike, so no two of them share a name. Where some release waits for another, the
 * check of references reports it already.
 */
function sharedNameProblems({
  name,
  layer,
  entries,
}: EntryContext<ObjectReleaseSettings>): readonly SettingsProblem[] {
  const charts = entriesAt<ChartSettings>(layer, "charts");
  const isReported = Object.values({ ...charts, ...entries }).some(({ after }) => after.length > 0);
  return isReported || !Object.hasOwn(charts, name)
    ? []
    : [{ path: [], expected: "a name that no chart of addons.charts has", got: JSON.stringify(name) }];
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
