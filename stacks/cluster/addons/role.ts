import {
  type AddonRole,
  trustServiceAccount,
  trustServiceAccounts,
  trustServiceAccountsLike,
  volumeEncryption,
  type WorkloadIssuer,
} from "@strata/aws";
import { byName } from "@strata/layer";
import type { AddonSettings } from "./settings";

type RoleSettings = NonNullable<AddonSettings["role"]>;

/** What the role of an add-on needs besides its settings. */
export interface AddonRoleProps {
  readonly name: string;
  /** Issuer of the service account's tokens. */
  readonly issuer: WorkloadIssuer;
  /** Key of volumes, for add-ons that create encrypted ones. */
  readonly volumesKeyArn: string;
}

/** The role of an add-on's service account. */
export function addonRole(role: RoleSettings, { name, issuer, volumesKeyArn }: AddonRoleProps): AddonRole {
  return {
    name,
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
