import type { Release } from "@cdktf/provider-helm/lib/release";
import { ObjectChart } from "@strata/kubernetes";
import { entryOf } from "@strata/layer";
import { Construct } from "constructs";
import { type ChartsProps, installChart } from "./charts";
import { installOrder } from "./install-order";
import { installObjects, type ObjectsProps } from "./objects";
import type { AddonsSettings } from "./settings";

/** What releases are installed with. */
export interface ReleasesProps {
  readonly charts: ChartsProps;
  readonly objects: Omit<ObjectsProps, "chart">;
}

/** The charts and the objects of the settings; each release waits for those that it comes after. */
export function releases(
  scope: Construct,
  { charts, objects }: Pick<AddonsSettings, "charts" | "objects">,
  props: ReleasesProps,
): void {
  const ofCharts = new Construct(scope, "charts");
  const ofObjects = new Construct(scope, "objects");
  // One copy serves all releases of objects; a stack without any has none.
  const chart = Object.keys(objects).length === 0 ? undefined : new ObjectChart(scope, "object-chart");
  const installed = new Map<string, Release>();
  for (const name of installOrder({ ...charts, ...objects }).order) {
    const after = (entries: readonly string[]): readonly Release[] =>
      entries.flatMap((other) => installed.get(other) ?? []);
    if (Object.hasOwn(charts, name)) {
      const settings = entryOf(charts, name, "addons.charts");
      installed.set(name, installChart(ofCharts, name, settings, props.charts, after(settings.after)));
    } else if (chart !== undefined) {
      const settings = entryOf(objects, name, "addons.objects");
      const given = { ...props.objects, chart };
      installed.set(name, installObjects(ofObjects, name, settings, given, after(settings.after)));
    }
  }
}
