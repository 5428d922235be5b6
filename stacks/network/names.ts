import type { CheckContext, ClaimedName } from "@strata/config";
import { type NameParts, spellName } from "@strata/config/names/name-pattern";
import type { NetworkSettings } from "./settings";

/** Name of an instance's role and profile: as set, or the environment's id and the instance's name. */
export function instanceRoleName(environmentId: string, instance: string, name?: string): string {
  return name ?? `${environmentId}-${instance}`;
}

/** Alias of a shared key, without `alias/`. */
export function keyAlias(environment: NameParts, key: string, alias = `{id}-${key}`): string {
  return spellName(alias, environment);
}

/** Name of a shared security group. */
export function groupName(environment: NameParts, group: string, name = `{id}-${group}`): string {
  return spellName(name, environment);
}

/** Name of the security group of endpoints that name none. */
export function endpointsGroupName(environmentId: string): string {
  return `${environmentId}-endpoints`;
}

/** Name of the role that writes the VPC's flow logs. */
export function flowLogsRoleName(environmentId: string): string {
  return `${environmentId}-flow-logs`;
}

/** The names that the network layer claims in its account. */
export function networkNames({ environment, settings }: CheckContext): readonly ClaimedName[] {
  const { instances, keys, securityGroups } = settings("network") as NetworkSettings;
  return [
    // An instance named flow-logs would take it.
    { scope: "account", kind: "IAM role", name: flowLogsRoleName(environment.id), path: ["flowLogs"] },
    ...Object.entries(instances).map(
      ([name, { role }]): ClaimedName => ({
        scope: "account",
        kind: "IAM role",
        name: instanceRoleName(environment.id, name, role.name),
        path: ["instances", name, "role", "name"],
      }),
    ),
    ...securityGroupNames([
      { name: endpointsGroupName(environment.id), path: ["endpoints"] },
      // A machine's own group is named after it.
      ...Object.keys(instances).map((instance) => ({
        name: `${environment.id}-${instance}`,
        path: ["instances", instance],
      })),
      ...Object.entries(securityGroups).map(([group, { name }]) => ({
        name: groupName(environment, group, name),
        path: ["securityGroups", group, "name"],
      })),
    ]),
    ...Object.entries(keys).map(
      ([name, { alias }]): ClaimedName => ({
        scope: "region",
        kind: "KMS alias",
        name: keyAlias(environment, name, alias),
        path: ["keys", name, "alias"],
      }),
    ),
  ];
}

/** A VPC has each name once, and an environment has one VPC. With two in a region they should still be told apart. */
function securityGroupNames(groups: readonly Pick<ClaimedName, "name" | "path">[]): readonly ClaimedName[] {
  return groups.map((group) => ({ scope: "region", kind: "security group", ...group }));
}
