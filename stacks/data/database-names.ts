import type { ClaimedName } from "@strata/config";
import type { DataSettings } from "./settings";

/** Identifier of a database that is made here, an instance or a cluster. */
export function databaseIdentifier(environmentId: string, database: string, identifier?: string): string {
  return identifier ?? `${environmentId}-${database}`;
}

/** Identifier of an instance of a cluster. */
export function instanceIdentifier(clusterIdentifier: string, instance: string): string {
  return `${clusterIdentifier}-${instance}`;
}

/** The names that databases claim: of instances, of clusters and of roles. */
export function databaseNames(
  environmentId: string,
  databases: DataSettings["databases"],
): readonly ClaimedName[] {
  return Object.entries(databases).flatMap(([entry, database]): readonly ClaimedName[] => {
    if (database.mode === "external") return [];
    const name = databaseIdentifier(environmentId, entry, database.identifier);
    const path = ["databases", entry, "identifier"];
    const servers: readonly ClaimedName[] =
      "instances" in database
        ? [
            { scope: "region", kind: "DB cluster", name, path },
            ...Object.keys(database.instances).map(
              (instance): ClaimedName => ({
                scope: "region",
                kind: "DB instance",
                name: instanceIdentifier(name, instance),
                path: ["databases", entry, "instances", instance],
              }),
            ),
          ]
        : [{ scope: "region", kind: "DB instance", name, path }];
    return "monitoringSeconds" in database && database.monitoringSeconds > 0
      ? [...servers, { scope: "account", kind: "IAM role", name: `${name}-monitoring`, path }]
      : servers;
  });
}
