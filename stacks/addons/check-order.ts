import type { CheckContext, SettingsProblem } from "@strata/config";
import type { ClusterSettings } from "../cluster/settings";
import { CHART_FACTS, type ComesAfter, chartOfGroup, factsOf, releasesOf } from "./chart-facts";
import { comesAfter, installOrder } from "./install-order";
import type { AddonsSettings } from "./settings";

type Releases = Pick<AddonsSettings, "charts" | "objects">;

/** Faults of the order in which releases are installed: names, circles, and what is known of charts. */
export function orderProblems(addons: AddonsSettings, context: CheckContext): readonly SettingsProblem[] {
  return [
    ...nameProblems(addons),
    ...unknownProblems(addons),
    ...circleProblems(addons),
    ...neededChartProblems(addons, context),
    ...webhookProblems(addons),
    ...kindProblems(addons, context),
  ];
}

/** `after` names charts and objects alike. */
function nameProblems({ charts, objects }: Releases): readonly SettingsProblem[] {
  return Object.keys(objects)
    .filter((name) => Object.hasOwn(charts, name))
    .map((name) => ({
      path: ["objects", name],
      expected: "a name that no chart has",
      got: `${name}, which is in charts too`,
    }));
}

function unknownProblems(addons: Releases): readonly SettingsProblem[] {
  const names = Object.keys(releases(addons));
  return waits(addons).flatMap(({ path, after }) =>
    after
      .map((other, index) => ({ path: [...path, index], other }))
      .filter(({ other }) => !names.includes(other))
      .map(({ path, other }) => ({
        path,
        expected: `a name in charts or objects: ${names.join(", ") || "none is set"}`,
        got: JSON.stringify(other),
      })),
  );
}

function circleProblems(addons: Releases): readonly SettingsProblem[] {
  const { stuck } = installOrder(releases(addons));
  return stuck.slice(0, 1).map((name) => ({
    path: [Object.hasOwn(addons.charts, name) ? "charts" : "objects", name, "after"],
    expected: "an order in which everything can be installed",
    got: `releases that wait for each other: ${stuck.join(", ")}`,
  }));
}

function neededChartProblems(addons: Releases, context: CheckContext): readonly SettingsProblem[] {
  return Object.entries(addons.charts).flatMap(([name, chart]) =>
    (factsOf(chart).after ?? []).flatMap((earlier) => missingBefore(addons, name, earlier, context)),
  );
}

function missingBefore(
  addons: Releases,
  name: string,
  { chart, needed, because }: ComesAfter,
  context: CheckContext,
): readonly SettingsProblem[] {
  const installed = releasesOf(addons.charts, chart);
  const before = comesAfter(releases(addons), name);
  if (installed.some((other) => before.has(other))) return [];
  if (installed.length === 0 && (needed === "whereInstalled" || isAddon(chart, context))) return [];
  return [
    {
      path: ["charts", name, "after"],
      expected: `${installed[0] ?? `a release of chart ${chart}`} before it, since ${because}`,
      got: listed(before),
    },
  ];
}

/** While such a webhook is down, or has no certificate yet, no Service can be created. */
function webhookProblems(addons: Releases): readonly SettingsProblem[] {
  const all = releases(addons);
  return Object.entries(addons.charts).flatMap(([webhook, chart]) => {
    const switches = factsOf(chart).servicesWebhook ?? [];
    if (!switches.some((key) => chart.values[key] !== false)) return [];
    const ahead = comesAfter(all, webhook);
    return Object.keys(addons.charts)
      .filter((name) => name !== webhook && !ahead.has(name) && !comesAfter(all, name).has(webhook))
      .map((name) => ({
        path: ["charts", name, "after"],
        expected: `${webhook} before it, whose webhook every Service waits for`,
        got: listed(comesAfter(all, name)),
        mend: `set ${switches.join(", ")} of ${webhook} to false, or name it in after`,
      }));
  });
}

/** Helm looks up each kind before it installs anything of a release. */
function kindProblems(addons: Releases, context: CheckContext): readonly SettingsProblem[] {
  return Object.entries(addons.objects).flatMap(([release, { items }]) => {
    const before = comesAfter(releases(addons), release);
    return Object.entries(items).flatMap(([item, { apiVersion, kind }]) => {
      const chart = chartOfGroup(apiVersion.split("/")[0] ?? "");
      if (chart === undefined) return [];
      const installed = releasesOf(addons.charts, chart);
      if (installed.some((name) => before.has(name))) return [];
      if (installed.length === 0 && isAddon(chart, context)) return [];
      return [
        {
          path: ["objects", release, "after"],
          expected: `${installed[0] ?? `a release of chart ${chart}`} before it, which brings kind ${kind} of item ${item}`,
          got: listed(before),
        },
      ];
    });
  });
}

/** Whether the cluster layer has installed the same before. */
function isAddon(chart: string, { settings }: CheckContext): boolean {
  const cluster = settings("cluster") as Pick<ClusterSettings, "addons"> | undefined;
  const { addon } = CHART_FACTS[chart] ?? {};
  return addon !== undefined && Object.hasOwn(cluster?.addons ?? {}, addon);
}

function releases({
  charts,
  objects,
}: Releases): Readonly<Record<string, { readonly after: readonly string[] }>> {
  return { ...charts, ...objects };
}

function waits({
  charts,
  objects,
}: Releases): readonly { readonly path: readonly string[]; readonly after: readonly string[] }[] {
  return [
    ...Object.entries(charts).map(([name, { after }]) => ({ path: ["charts", name, "after"], after })),
    ...Object.entries(objects).map(([name, { after }]) => ({ path: ["objects", name, "after"], after })),
  ];
}

function listed(names: ReadonlySet<string>): string {
  return [...names].join(", ") || "nothing";
}
