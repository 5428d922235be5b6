import type { CheckContext, ClaimedName } from "@strata/config";
import { type NameParts, spellName } from "@strata/config/names/name-pattern";
import type { ClusterSettings } from "./settings";

/** Name of the cluster: as set, or the environment's id. */
export function clusterName(environmentId: string, name?: string): string {
  return name ?? environmentId;
}

/** Name of a role: as set, or the environment's id and what the role is for. */
export function roleName(environmentId: string, purpose: string, name?: string): string {
  return name ?? `${environmentId}-${purpose}`;
}

/** Alias of a key, without `alias/`. */
export function keyAlias(environment: NameParts, key: string, alias = `{id}-${key}`): string {
  return spellName(alias, environment);
}

/** Name of a node group's launch template. */
export function templateName(environmentId: string, group: string): string {
  return `${environmentId}-${group}`;
}

/** Name of a log group that an add-on writes to. */
export function logGroupName(cluster: string, name: string): string {
  return name.replaceAll("{cluster}", cluster);
}

/** The names that the cluster layer claims in its account. */
export function clusterNames({ environment, settings }: CheckContext): readonly ClaimedName[] {
  const { id } = environment;
  const { name, role, nodeRole, addons, keys, nodeGroups } = settings("cluster") as ClusterSettings;
  const roles = [
    { name: roleName(id, "cluster", role.name), path: ["role", "name"] },
    { name: roleName(id, "node", nodeRole.name), path: ["nodeRole", "name"] },
    ...Object.entries(addons).flatMap(([addon, { role: own }]) =>
      own === undefined
        ? []
        : [{ name: roleName(id, addon, own.name), path: ["addons", addon, "role", "name"] }],
    ),
  ];
  return [
    { scope: "region", kind: "EKS cluster", name: clusterName(id, name), path: ["name"] },
    ...roles.map((claim): ClaimedName => ({ scope: "account", kind: "IAM role", ...claim })),
    ...Object.entries(keys).flatMap(([key, choice]): readonly ClaimedName[] =>
      // A key of the network layer has its name there.
      typeof choice === "string"
        ? []
        : [
            {
              scope: "region",
              kind: "KMS alias",
              name: keyAlias(environment, key, choice.alias),
              path: ["keys", key, "alias"],
            },
          ],
    ),
    ...Object.entries(addons).flatMap(([addon, { logGroups }]) =>
      Object.entries(logGroups).map(
        ([entry, group]): ClaimedName => ({
          scope: "region",
          kind: "log group",
          name: logGroupName(clusterName(id, name), group.name),
          path: ["addons", addon, "logGroups", entry, "name"],
        }),
      ),
    ),
    ...Object.keys(nodeGroups).map(
      (group): ClaimedName => ({
        scope: "region",
        kind: "launch template",
        name: templateName(id, group),
        path: ["nodeGroups", group],
      }),
    ),
  ];
}
