import type { CheckContext, ClaimedName } from "@strata/config";
import { type NameParts, spellName } from "@strata/config/names/name-pattern";
import type { AddonsSettings } from "./settings";

/** Name of the role of a chart or a workload: as set, or the environment's id and the entry's name. */
export function roleName(environment: NameParts, entry: string, name = `{id}-${entry}`): string {
  return spellName(name, environment);
}

/** Name of a chart's log group: `{id}` is the environment's id. */
export function logGroupName(environment: NameParts, name: string): string {
  return spellName(name, environment);
}

/** Name of the inline policy of a controller's permissions or of a kind of grant: `loadBalancers` is `load-balancers`. */
export function policyName(kind: string): string {
  return kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The start or the whole of a name that a grant holds: of secrets, log groups, metrics. */
export function grantedName(environment: NameParts, name: string): string {
  return spellName(name, environment);
}

/** A role that the add-ons layer makes, and the setting that names it. */
export interface NamedRole {
  readonly name: string;
  readonly path: readonly string[];
}

/** The roles of charts and workloads. */
export function roles(environment: NameParts, settings: AddonsSettings): readonly NamedRole[] {
  return [
    ...Object.entries(settings.charts).flatMap(([entry, { role }]) =>
      role === undefined
        ? []
        : [{ name: roleName(environment, entry, role.name), path: ["charts", entry, "role", "name"] }],
    ),
    ...Object.entries(settings.workloads).map(([entry, { role }]) => ({
      name: roleName(environment, entry, role.name),
      path: ["workloads", entry, "role", "name"],
    })),
  ];
}

/** The names that the add-ons layer claims in its account. */
export function addonsNames({ environment, settings }: CheckContext): readonly ClaimedName[] {
  const addons = settings("addons") as AddonsSettings;
  return [
    ...roles(environment, addons).map(
      ({ name, path }): ClaimedName => ({ scope: "account", kind: "IAM role", name, path }),
    ),
    ...Object.entries(addons.charts).flatMap(([chart, { logGroup }]): readonly ClaimedName[] =>
      logGroup === undefined
        ? []
        : [
            {
              scope: "region",
              kind: "log group",
              name: logGroupName(environment, logGroup.name),
              path: ["charts", chart, "logGroup", "name"],
            },
          ],
    ),
  ];
}
