import type { SettingsProblem } from "@strata/config";
import { connectionProblems } from "@strata/kind/vocabulary";
import { own } from "@strata/values";
import type { DatabaseEngine, DatabaseSettings, ManagedDatabaseSettings } from "./settings";

/** Parameters that every database of an engine has as they are, and what says so. */
const FIXED: Readonly<Record<DatabaseEngine, Readonly<Record<string, string>>>> = {
  postgres: { "rds.force_ssl": "every database forces TLS" },
  "aurora-postgresql": { "rds.force_ssl": "every database forces TLS" },
  docdb: { tls: "the setting tls says it", audit_logs: "every cluster writes its audit log" },
};

/** Sizes fit, connections have one form, and nothing turns TLS or audit off. Paths are inside the entry. */
export function databaseProblems(database: DatabaseSettings): readonly SettingsProblem[] {
  return database.mode === "external"
    ? []
    : [...connectionProblems(database), ...storageProblems(database), ...parameterProblems(database)];
}

/** Source: RDS user guide, "Managing capacity automatically with Amazon RDS storage autoscaling": a tenth more, or more. */
function storageProblems(database: ManagedDatabaseSettings): readonly SettingsProblem[] {
  if (!("storageGiB" in database)) return [];
  const { storageGiB, maxStorageGiB } = database;
  const least = Math.ceil((storageGiB * 11) / 10);
  return maxStorageGiB >= least
    ? []
    : [
        {
          path: ["maxStorageGiB"],
          expected: `at least ${least}, a tenth more than storageGiB`,
          got: `${maxStorageGiB}`,
        },
      ];
}

function parameterProblems({ engine, parameters }: ManagedDatabaseSettings): readonly SettingsProblem[] {
  return Object.entries(FIXED[engine])
    .filter(([name]) => Object.hasOwn(parameters, name))
    .map(([name, since]) => ({
      path: ["parameters", name],
      expected: `nothing: ${since}`,
      got: JSON.stringify(own(parameters, name)),
    }));
}
