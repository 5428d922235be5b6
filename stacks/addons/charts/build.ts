import { CONTROLLER_PERMISSIONS, type PolicyStatement, Role, trustServiceAccount } from "@strata/aws";
import { policyName } from "@strata/kind";
import { chartRelease } from "@strata/kubernetes";
import { byName } from "@strata/layer";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { buildAccess } from "../access/build";
import { type AddonsContext, build } from "../builder";
import { namespaceOf, resourcesIn } from "../namespaces/build";
import { buildStorageClasses } from "../storageClasses/build";
import { buildVolumes } from "../volumes/build";
import { dataPolicies, policyStatement } from "../workloads/grants";
import { charts } from "./kind";
import { chartLogs } from "./log-group";
import { releasesNamed } from "./releases";
import type { ChartSettings } from "./settings";
import { chartValues } from "./values";

/** The charts with their roles and their log groups, by name. */
export const buildCharts = build(charts, (context) => {
  const { scope, settings, names } = context;
  const each = new Construct(scope, "charts");
  return byName(settings, (chart, name) => {
    const within = new Construct(each, name);
    const { logGroup } = chart;
    const logs =
      logGroup === undefined ? undefined : chartLogs(within, names(name).logGroup, logGroup, context);
    const role =
      chart.role === undefined
        ? undefined
        : new Role(within, "role", {
            name: names(name).role,
            description: `Pods of chart ${name}, service account ${chart.namespace}/${chart.role.serviceAccount}`,
            trust: trustServiceAccount(context.made(buildAccess).issuer, {
              namespace: chart.namespace,
              name: chart.role.serviceAccount,
            }),
            managedPolicies: chart.role.managedPolicies,
            policies: {
              ...rolePolicies(chart.role, context),
              ...(logs === undefined ? {} : { logs: logs.policy }),
            },
          });
    const { repository, version, namespace, timeoutSeconds, crds } = chart;
    chartRelease(within, "this", {
      name,
      repository,
      chart: chart.chart,
      version,
      namespace,
      values: chartValues(chart, role?.arn, logs?.name),
      timeoutSeconds,
      crds,
      dependsOn: [
        ...beforeCharts(namespace, context),
        ...releasesNamed(scope, chart.after),
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

function rolePolicies(
  { permissions, secrets, statements }: NonNullable<ChartSettings["role"]>,
  context: AddonsContext,
): Readonly<Record<string, readonly PolicyStatement[]>> {
  const { place } = context.made(buildAccess);
  return {
    ...Object.fromEntries(permissions.map((name) => [policyName(name), CONTROLLER_PERMISSIONS[name](place)])),
    ...dataPolicies({ secrets }, context),
    ...byName(statements, (statement) => [policyStatement(statement)]),
  };
}
