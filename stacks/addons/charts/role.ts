import { CONTROLLER_PERMISSIONS, type PolicyStatement, Role, trustServiceAccount } from "@strata/aws";
import { policyName } from "@strata/kind";
import { byName } from "@strata/layer";
import type { Construct } from "constructs";
import { buildAccess } from "../access/build";
import type { AddonsContext } from "../builder";
import { dataPolicies, policyStatement } from "../workloads/grants";
import type { ChartSettings } from "./settings";

/** What the role of a chart's pods is made from. */
export interface ChartRoleProps {
  /** Name of the release. */
  readonly chart: string;
  /** Name of the role. */
  readonly name: string;
  /** Namespace of the chart's service account. */
  readonly namespace: string;
  /** What the role needs to write to the chart's log group, if it has one. */
  readonly logs: readonly PolicyStatement[] | undefined;
}

/** The role that a chart's service account acts as. */
export function chartRole(
  scope: Construct,
  { serviceAccount, managedPolicies, permissions, secrets, statements }: NonNullable<ChartSettings["role"]>,
  { chart, name, namespace, logs }: ChartRoleProps,
  context: AddonsContext,
): Role {
  const { issuer, place } = context.made(buildAccess);
  return new Role(scope, "role", {
    name,
    description: `Pods of chart ${chart}, service account ${namespace}/${serviceAccount}`,
    trust: trustServiceAccount(issuer, { namespace, name: serviceAccount }),
    managedPolicies,
    policies: {
      ...Object.fromEntries(permissions.map((key) => [policyName(key), CONTROLLER_PERMISSIONS[key](place)])),
      ...dataPolicies({ secrets }, context),
      ...(logs === undefined ? {} : { logs }),
      ...byName(statements, (statement) => [policyStatement(statement)]),
    },
  });
}
