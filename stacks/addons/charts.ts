import type { Release } from "@cdktf/provider-helm/lib/release";
import {
  type ClusterPlace,
  CONTROLLER_PERMISSIONS,
  Role,
  trustServiceAccount,
  type WorkloadIssuer,
} from "@strata/aws";
import { type ChartValues, chartRelease, roleAnnotation, withValueAt } from "@strata/kubernetes";
import { byName, entryOf } from "@strata/layer";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { policyStatement } from "./grants";
import { installOrder } from "./install-order";
import { policyName, roleName } from "./names";
import type { AddonsSettings } from "./settings";

/** What charts are installed with. */
export interface ChartsProps {
  readonly environmentId: string;
  readonly issuer: WorkloadIssuer;
  readonly place: ClusterPlace;
  /** What must exist before anything in a namespace. */
  readonly namespace: (name: string) => readonly ITerraformDependable[];
}

type Chart = AddonsSettings["charts"][string];
type ChartRole = NonNullable<Chart["role"]>;

/** The charts of the settings, by name; each waits for those that it comes after. */
export function charts(
  scope: Construct,
  settings: AddonsSettings["charts"],
  props: ChartsProps,
): Readonly<Record<string, Release>> {
  const each = new Construct(scope, "charts");
  const installed = new Map<string, Release>();
  for (const name of installOrder(settings).order) {
    const chart = entryOf(settings, name, "addons.charts");
    const within = new Construct(each, name);
    const role = chart.role === undefined ? undefined : chartRole(within, name, chart, chart.role, props);
    const release = chartRelease(within, "this", {
      name,
      repository: chart.repository,
      chart: chart.chart,
      version: chart.version,
      namespace: chart.namespace,
      values:
        chart.role === undefined || role === undefined
          ? chart.values
          : valuesWithRole(chart.values, chart.role, role.arn),
      timeoutSeconds: chart.timeoutSeconds,
      crds: chart.crds,
      dependsOn: [
        ...props.namespace(chart.namespace),
        ...chart.after.flatMap((other) => installed.get(other) ?? []),
        // A controller that starts without its permissions fails the release that waits for it.
        ...(role?.permissions ?? []),
      ],
    });
    installed.set(name, release);
  }
  return Object.fromEntries(installed);
}

function chartRole(
  scope: Construct,
  chart: string,
  { namespace }: Chart,
  role: ChartRole,
  { environmentId, issuer, place }: ChartsProps,
): Role {
  return new Role(scope, "role", {
    name: roleName(environmentId, chart, role.name),
    description: `Pods of chart ${chart}, service account ${namespace}/${role.serviceAccount}`,
    trust: trustServiceAccount(issuer, { namespace, name: role.serviceAccount }),
    managedPolicies: role.managedPolicies,
    policies: {
      ...Object.fromEntries(
        role.permissions.map((name) => [policyName(name), CONTROLLER_PERMISSIONS[name](place)]),
      ),
      ...byName(role.statements, (statement) => [policyStatement(statement)]),
    },
  });
}

/** One place says which account the role trusts and which one the chart makes, so that the two cannot differ. */
function valuesWithRole(
  values: ChartValues,
  { at, serviceAccount }: ChartRole,
  roleArn: string,
): ChartValues {
  const path = at.split(".");
  const settings: readonly (readonly [readonly string[], unknown])[] = [
    [["create"], true],
    [["name"], serviceAccount],
    ...Object.entries(roleAnnotation(roleArn)).map(([key, arn]) => [["annotations", key], arn] as const),
  ];
  return settings.reduce((result, [below, value]) => withValueAt(result, [...path, ...below], value), values);
}
