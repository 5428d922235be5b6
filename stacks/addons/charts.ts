import type { Release } from "@cdktf/provider-helm/lib/release";
import {
  type ClusterPlace,
  CONTROLLER_PERMISSIONS,
  type PolicyStatement,
  Role,
  trustServiceAccount,
  type WorkloadIssuer,
} from "@strata/aws";
import { type ChartValues, chartRelease, roleAnnotation, withValueAt } from "@strata/kubernetes";
import { byName, type UnitEnvironment } from "@strata/layer";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { chartLogs } from "./chart-logs";
import { type Grantable, policyStatement, secretStatements } from "./grants";
import { policyName, roleName } from "./names";
import type { AddonsSettings } from "./settings";

/** What charts are installed with. */
export interface ChartsProps {
  readonly environment: UnitEnvironment;
  readonly issuer: WorkloadIssuer;
  readonly place: ClusterPlace;
  readonly grantable: Grantable;
  /** ARN of a key of the network layer. */
  readonly keyArn: (name: string) => string;
  /** What must exist before anything in a namespace. */
  readonly namespace: (name: string) => readonly ITerraformDependable[];
}

type Chart = AddonsSettings["charts"][string];
type ChartRole = NonNullable<Chart["role"]>;

/** Installs one chart, with its role and its log group, after other releases. */
export function installChart(
  scope: Construct,
  name: string,
  chart: Chart,
  props: ChartsProps,
  after: readonly ITerraformDependable[],
): Release {
  const within = new Construct(scope, name);
  const logs = chart.logGroup === undefined ? undefined : chartLogs(within, chart.logGroup, props);
  const role =
    chart.role === undefined ? undefined : chartRole(within, name, chart, chart.role, props, logs?.policy);
  return chartRelease(within, "this", {
    name,
    repository: chart.repository,
    chart: chart.chart,
    version: chart.version,
    namespace: chart.namespace,
    values: chartValues(chart, role?.arn, logs?.name),
    timeoutSeconds: chart.timeoutSeconds,
    crds: chart.crds,
    dependsOn: [
      ...props.namespace(chart.namespace),
      ...after,
      // A controller that starts without its permissions fails the release that waits for it.
      ...(role?.permissions ?? []),
    ],
  });
}

function chartRole(
  scope: Construct,
  chart: string,
  { namespace }: Chart,
  role: ChartRole,
  { environment, issuer, place, grantable }: ChartsProps,
  logs: readonly PolicyStatement[] | undefined,
): Role {
  return new Role(scope, "role", {
    name: roleName(environment, chart, role.name),
    description: `Pods of chart ${chart}, service account ${namespace}/${role.serviceAccount}`,
    trust: trustServiceAccount(issuer, { namespace, name: role.serviceAccount }),
    managedPolicies: role.managedPolicies,
    policies: {
      ...Object.fromEntries(
        role.permissions.map((name) => [policyName(name), CONTROLLER_PERMISSIONS[name](place)]),
      ),
      ...(role.secrets.length === 0 ? {} : { secrets: secretStatements(role.secrets, grantable) }),
      ...(logs === undefined ? {} : { logs }),
      ...byName(role.statements, (statement) => [policyStatement(statement)]),
    },
  });
}

/** One place says which account the role trusts and which one the chart makes, so that the two cannot differ. */
function chartValues(
  { values, role, logGroup }: Chart,
  roleArn: string | undefined,
  logGroupName: string | undefined,
): ChartValues {
  const account = role === undefined || roleArn === undefined ? [] : accountValues(role, roleArn);
  const logs: readonly ValueAt[] = logGroup === undefined ? [] : [[logGroup.at.split("."), logGroupName]];
  return [...account, ...logs].reduce((result, [path, value]) => withValueAt(result, path, value), values);
}

type ValueAt = readonly [path: readonly string[], value: unknown];

function accountValues({ at, serviceAccount }: ChartRole, roleArn: string): readonly ValueAt[] {
  const path = at.split(".");
  return [
    [[...path, "create"], true],
    [[...path, "name"], serviceAccount],
    ...Object.entries(roleAnnotation(roleArn)).map(
      ([key, arn]): ValueAt => [[...path, "annotations", key], arn],
    ),
  ];
}
