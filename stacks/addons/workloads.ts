import type { ServiceAccountV1 } from "@cdktf/provider-kubernetes/lib/service-account-v1";
import { Role, trustServiceAccount, type WorkloadIssuer } from "@strata/aws";
import { serviceAccount } from "@strata/kubernetes";
import { byName, type UnitEnvironment } from "@strata/layer";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type Grantable, grantPolicies } from "./grants";
import { roleName } from "./names";
import type { AddonsSettings } from "./settings";

/** What workloads are made from. */
export interface WorkloadsProps {
  readonly environment: UnitEnvironment;
  readonly issuer: WorkloadIssuer;
  readonly grantable: Grantable;
  /** What must exist before anything in a namespace. */
  readonly namespace: (name: string) => readonly ITerraformDependable[];
}

/** A service account and the role that its pods act as. */
export interface Workload {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly roleArn: string;
  /** Software that runs under the account. */
  readonly services: readonly string[];
  readonly resource: ServiceAccountV1;
}

/** The workloads of the settings, by name. */
export function workloads(
  scope: Construct,
  settings: AddonsSettings["workloads"],
  props: WorkloadsProps,
): Readonly<Record<string, Workload>> {
  const each = new Construct(scope, "workloads");
  return byName(settings, (workload, entry): Workload => {
    const { namespace, serviceAccount: name = entry, services, apiToken, role: named, grants } = workload;
    const within = new Construct(each, entry);
    const role = new Role(within, "role", {
      name: roleName(props.environment, entry, named.name),
      description: `Pods of service account ${namespace}/${name}`,
      trust: trustServiceAccount(props.issuer, { namespace, name }),
      managedPolicies: named.managedPolicies,
      policies: grantPolicies(grants, props.grantable),
      // Commas are not among the characters of a tag's value.
      ...(services.length === 0 ? {} : { tags: { Services: services.join(" ") } }),
    });
    const roleArn = role.arn;
    const resource = serviceAccount(within, "service-account", {
      name,
      namespace,
      roleArn,
      services,
      apiToken,
      dependsOn: props.namespace(namespace),
    });
    return { namespace, serviceAccount: name, roleArn, services, resource };
  });
}
