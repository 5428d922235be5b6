import {
  type AddonRole,
  EksAddon,
  type EksCluster,
  trustServiceAccount,
  trustServiceAccounts,
  trustServiceAccountsLike,
  volumeEncryption,
  type WorkloadIssuer,
} from "@strata/aws";
import { byName } from "@strata/layer";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { logGroupName, roleName } from "./names";
import type { ClusterSettings } from "./settings";

type AddonSettings = ClusterSettings["addons"][string];
type RoleSettings = NonNullable<AddonSettings["role"]>;

/** What EKS add-ons are made from. */
export interface AddonsProps {
  readonly environmentId: string;
  readonly cluster: EksCluster;
  /** Name of the cluster, as text: it is a part of other names. */
  readonly name: string;
  readonly addons: ClusterSettings["addons"];
  readonly issuer: WorkloadIssuer;
  readonly volumesKeyArn: string;
  readonly logsKeyArn: string;
  /** Those of this order are made. */
  readonly order: AddonSettings["order"];
  /** What they wait for. */
  readonly after: readonly ITerraformDependable[];
}

/** The add-ons of one order, under `scope`, by name. */
export function addons(scope: Construct, props: AddonsProps): Readonly<Record<string, EksAddon>> {
  const { name: clusterText, logsKeyArn: keyArn, after } = props;
  const { clusterName } = props.cluster;
  const chosen = Object.entries(props.addons).filter(([, { order }]) => order === props.order);
  return byName(Object.fromEntries(chosen), ({ version, configuration, logGroups, role }, addon) => {
    return new EksAddon(scope, addon, {
      clusterName,
      addon,
      after,
      logs: byName(logGroups, ({ name, retentionDays }) => ({
        name: logGroupName(clusterText, name),
        retentionDays,
        keyArn,
      })),
      ...(version === undefined ? {} : { version }),
      ...(configuration === undefined ? {} : { configuration }),
      ...(role === undefined ? {} : { role: addonRole(props, addon, role) }),
    });
  });
}

function addonRole(
  { environmentId, issuer, volumesKeyArn }: AddonsProps,
  addon: string,
  role: RoleSettings,
): AddonRole {
  return {
    name: roleName(environmentId, addon, role.name),
    trust: trustOf(issuer, role),
    managedPolicies: role.managedPolicies,
    policies: {
      ...byName(role.statements, ({ actions, resources }) => [
        { Effect: "Allow" as const, Action: actions, Resource: resources },
      ]),
      ...(role.keys.includes("volumes") ? { "volumes-key": volumeEncryption(volumesKeyArn) } : {}),
    },
  };
}

function trustOf(issuer: WorkloadIssuer, { namespace, serviceAccount }: RoleSettings): string {
  if (typeof serviceAccount !== "string") {
    return trustServiceAccounts(
      issuer,
      serviceAccount.map((name) => ({ namespace, name })),
    );
  }
  const trust = serviceAccount.includes("*") ? trustServiceAccountsLike : trustServiceAccount;
  return trust(issuer, { namespace, name: serviceAccount });
}
