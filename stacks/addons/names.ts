import type { CheckContext, ClaimedName } from "@strata/config";
import type { AddonsSettings } from "./settings";

/** Name of the role of a chart or a workload: as set, or the environment's id and the entry's name. */
export function roleName(environmentId: string, entry: string, name?: string): string {
  return name ?? `${environmentId}-${entry}`;
}

/** Name of a chart's log group: `{id}` is the environment's id. */
export function logGroupName(environmentId: string, name: string): string {
  return name.replaceAll("{id}", environmentId);
}

/** Name of the inline policy of a controller's permissions: `loadBalancers` is `load-balancers`. */
export function policyName(permissions: string): string {
  return permissions.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** A role that the add-ons layer makes, and the setting that names it. */
export interface NamedRole {
  readonly name: string;
  readonly path: readonly string[];
}

/** The roles of charts and workloads. */
export function roles(environmentId: string, settings: AddonsSettings): readonly NamedRole[] {
  return [
    ...Object.entries(settings.charts).flatMap(([entry, { role }]) =>
      role === undefined
        ? []
        : [{ name: roleName(environmentId, entry, role.name), path: ["charts", entry, "role", "name"] }],
    ),
    ...Object.entries(settings.workloads).map(([entry, { role }]) => ({
      name: roleName(environmentId, entry, role.name),
      path: ["workloads", entry, "role", "name"],
    })),
  ];
}

/** The names that the add-ons layer claims in its account. */
export function addonsNames({ environment, settings }: CheckContext): readonly ClaimedName[] {
  const addons = settings("addons") as AddonsSettings;
  return [
    ...roles(environment.id, addons).map(
      ({ name, path }): ClaimedName => ({ scope: "account", kind: "IAM role", name, path }),
    ),
    ...Object.entries(addons.charts).flatMap(([chart, { logGroup }]): readonly ClaimedName[] =>
      logGroup === undefined
        ? []
        : [
            {
              scope: "region",
              kind: "log group",
              name: logGroupName(environment.id, logGroup.name),
              path: ["charts", chart, "logGroup", "name"],
            },
          ],
    ),
  ];
}
