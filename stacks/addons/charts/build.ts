import { namespacesIn } from "@strata/charts";
import { chartRelease } from "@strata/kubernetes";
import { byName } from "@strata/layer";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type AddonsContext, build } from "../builder";
import { namespaceOf, resourcesIn } from "../namespaces/build";
import { buildStorageClasses } from "../storageClasses/build";
import { buildVolumes } from "../volumes/build";
import { charts } from "./kind";
import { chartLogs } from "./log-group";
import { releasesNamed } from "./releases";
import { chartRole } from "./role";
import { chartValues } from "./values";

/** The charts with their roles and their log groups, by name. */
export const buildCharts = build(charts, (context) => {
  const { scope, settings, names } = context;
  const each = new Construct(scope, "charts");
  return byName(settings, (settingsOfChart, name) => {
    const { repository, chart, version, namespace, after, timeoutSeconds, crds } = settingsOfChart;
    const { role: roleSettings, logGroup } = settingsOfChart;
    const within = new Construct(each, name);
    const own = names(name);
    const logs = logGroup && chartLogs(within, own.logGroup, logGroup, context);
    const role =
      roleSettings &&
      chartRole(
        within,
        roleSettings,
        { chart: name, name: own.role, namespace, logs: logs?.policy },
        context,
      );
    chartRelease(within, "this", {
      name: own.release,
      repository,
      chart,
      version,
      namespace,
      values: chartValues(settingsOfChart, role?.arn, logs?.name),
      timeoutSeconds,
      crds,
      dependsOn: [
        ...beforeCharts(namespace, context),
        // A chart may put objects into other namespaces than its own.
        ...namespacesIn(settingsOfChart.values).flatMap((named) => namespaceOf(context, named.namespace)),
        ...releasesNamed(scope, after),
        // A controller that starts without its permissions fails the release that waits for it.
        ...(role?.permissions ?? []),
      ],
    });
    return { version, namespace };
  });
});

/** A release waits for its pods, and those for the claims that they mount, of whatever class. */
function beforeCharts(namespace: string, context: AddonsContext): readonly ITerraformDependable[] {
  const { made } = context;
  return [
    ...namespaceOf(context, namespace),
    ...Object.values(made(buildStorageClasses)),
    ...resourcesIn(namespace, made(buildVolumes)),
  ];
}
