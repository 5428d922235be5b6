import type { SettingsProblem } from "@strata/config";
import { connectionProblems } from "./connection-check";
import type { DatabaseEngine, ManagedDatabaseSettings } from "./database-settings";
import type { NetworkView } from "./network-view";
import type { DataSettings } from "./settings";
import { tierProblems } from "./tier-check";

/** Parameters that every database of an engine has as they are, and what says so. */
const FIXED: Readonly<Record<DatabaseEngine, Readonly<Record<string, string>>>> = {
  postgres: { "rds.force_ssl": "every database forces TLS" },
  "aurora-postgresql": { "rds.force_ssl": "every database forces TLS" },
  docdb: { tls: "the setting tls says it", audit_logs: "every cluster writes its audit log" },
};

/** Tiers and groups exist, tiers span two zones, sizes fit, and nothing turns TLS or audit off. */
export function databaseProblems(
  { databases }: DataSettings,
  network: NetworkView | undefined,
): readonly SettingsProblem[] {
  return Object.entries(databases).flatMap(([entry, database]) => {
    if (database.mode === "external") return [];
    const path = ["databases", entry];
    return [
      ...tierProblems([...path, "tier"], { tier: database.tier, twoZones: "as RDS demands" }, network),
      ...connectionProblems(path, database, network),
      ...storageProblems(path, database),
      ...parameterProblems([...path, "parameters"], database),
    ];
  });
}

function storageProblems(
  path: readonly string[],
  database: ManagedDatabaseSettings,
): readonly SettingsProblem[] {
  if (!("storageGiB" in database) || database.maxStorageGiB >= database.storageGiB) return [];
  const { storageGiB, maxStorageGiB } = database;
  return [
    {
      path: [...path, "maxStorageGiB"],
      expected: `at least storageGiB, ${storageGiB}`,
      got: `${maxStorageGiB}`,
    },
  ];
}

function parameterProblems(
  path: readonly string[],
  { engine, parameters }: ManagedDatabaseSettings,
): readonly SettingsProblem[] {
  return Object.entries(FIXED[engine])
    .filter(([name]) => name in parameters)
    .map(([name, since]) => ({
      path: [...path, name],
      expected: `nothing: ${since}`,
      got: JSON.stringify(parameters[name]),
    }));
}
