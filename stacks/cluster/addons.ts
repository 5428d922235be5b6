import {
  type AddonRole,
  EksAddon,
  trustServiceAccount,
  trustServiceAccounts,
  trustServiceAccountsLike,
  volumeEncryption,
  type WorkloadIssuer,
} from "@strata/aws";
import { byName } from "@strata/layer";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { roleName } from "./names";
import type { ClusterSettings } from "./settings";

type AddonSettings = ClusterSettings["addons"][string];
type RoleSettings = NonNullable<AddonSettings["role"]>;

/** What EKS add-ons are made from. */
export interface AddonsProps {
  readonly environmentId: string;
  readonly clusterName: string;
  readonly addons: ClusterSettings["addons"];
  readonly issuer: WorkloadIssuer;
  readonly volumesKeyArn: string;
  /** Those of this order are made. */
  readonly order: AddonSettings["order"];
  /** What they wait for. */
  readonly after: readonly ITerraformDependable[];
}

/** The add-ons of one order, under `scope`, by name. */
export function addons(scope: Construct, props: AddonsProps): Readonly<Record<string, EksAddon>> {
  const { clusterName, after } = props;
  const chosen = Object.entries(props.addons).filter(([, { order }]) => order === props.order);
  return byName(Object.fromEntries(chosen), ({ version, configuration, role }, addon) => {
    return new EksAddon(scope, addon, {
      clusterName,
      addon,
      after,
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
