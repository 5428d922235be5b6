import { type ChartSource, type ComesAfter, FACTS, factsOf, releasesOf } from "@strata/charts";
import type { SettingsProblem } from "@strata/config";
import { entriesAt, type KindContext } from "@strata/kind";
import { own, valueAt } from "@strata/values";
import { comesAfter, type Ordered, stuckEntries } from "./install-order";
import type { ChartSettings } from "./settings";

/** What the order of one release is checked against. */
export type OrderContext = Pick<KindContext, "layer" | "settings"> & {
  /** Name of the release. */
  readonly name: string;
};

/** Releases that wait for each other, reported at the first of them. The path is inside the entry. */
export function circleProblems({ name, layer }: OrderContext): readonly SettingsProblem[] {
  const stuck = stuckEntries(releasesIn(layer));
  return stuck[0] === name
    ? [
        {
          path: ["after"],
          expected: "an order in which everything can be installed",
          got: `releases that wait for each other: ${stuck.join(", ")}`,
        },
      ]
    : [];
}

/** Charts that a chart needs before it. */
export function neededChartProblems(chart: ChartSource, context: OrderContext): readonly SettingsProblem[] {
  return (factsOf(chart).after ?? []).flatMap(({ chart: earlier, needed, because }: ComesAfter) =>
    missingBefore(earlier, `since ${because}`, needed, context),
  );
}

/** While such a webhook is down, or has no certificate yet, no Service can be created. */
export function webhookProblems({ name, layer }: OrderContext): readonly SettingsProblem[] {
  const all = releasesIn(layer);
  const before = comesAfter(all, name);
  return Object.entries(chartsIn(layer)).flatMap(([webhook, chart]) => {
    const switches = factsOf(chart).servicesWebhook ?? [];
    if (webhook === name || !switches.some((key) => own(chart.values, key) !== false)) return [];
    if (before.has(webhook) || comesAfter(all, webhook).has(name)) return [];
    return [
      {
        path: ["after"],
        expected: `${webhook} before it, whose webhook every Service waits for`,
        got: listed(before),
        mend: `set ${switches.join(", ")} of ${webhook} to false, or name it in after`,
      },
    ];
  });
}

/**
 * The fault of a release that needs a chart before it which is not there.
 * @param why completes the message after "before it,"
 * @param needed whether the chart may be absent altogether
 */
export function missingBefore(
  chart: string,
  why: string,
  needed: ComesAfter["needed"],
  { name, layer, settings }: OrderContext,
): readonly SettingsProblem[] {
  const installed = releasesOf(chartsIn(layer), chart);
  const before = comesAfter(releasesIn(layer), name);
  if (installed.some((other) => before.has(other))) return [];
  if (installed.length === 0 && (needed === "whereInstalled" || isAddon(chart, settings("cluster"))))
    return [];
  return [
    {
      path: ["after"],
      expected: `${installed[0] ?? `a release of chart ${chart}`} before it, ${why}`,
      got: listed(before),
    },
  ];
}

/** Whether the cluster layer has installed the same before. */
function isAddon(chart: string, cluster: unknown): boolean {
  const { addon } = own(FACTS, chart) ?? {};
  return addon !== undefined && valueAt(cluster, ["addons", addon]) !== undefined;
}

function chartsIn(layer: unknown): Readonly<Record<string, ChartSettings>> {
  return entriesAt<ChartSettings>(layer, "charts");
}

/** Charts and objects alike: `after` names both. */
function releasesIn(layer: unknown): Readonly<Record<string, Ordered>> {
  return { ...chartsIn(layer), ...entriesAt<Ordered>(layer, "objects") };
}

function listed(names: ReadonlySet<string>): string {
  return [...names].join(", ") || "nothing";
}
