/** One parameter as parameter groups of RDS, Aurora and DocumentDB take it. */
export interface DatabaseParameter {
  readonly name: string;
  readonly value: string;
  readonly applyMethod: "pending-reboot";
}

/** Parameters of PostgreSQL where the settings name no others. */
const POSTGRES_DEFAULTS = { log_statement: "ddl", log_min_duration_statement: "1000" } as const;
/** RDS.38: the server refuses connections without TLS. */
const POSTGRES_REQUIRED = { "rds.force_ssl": "1" } as const;

/** Parameters of a PostgreSQL server, of RDS or of Aurora: defaults, then those that are set, then forced TLS. */
export function postgresParameters(own: Readonly<Record<string, string>>): DatabaseParameter[] {
  return databaseParameters({ ...POSTGRES_DEFAULTS, ...own, ...POSTGRES_REQUIRED });
}

/** Parameters by name, as blocks. Static ones accept nothing sooner, and new servers start with the group. */
export function databaseParameters(parameters: Readonly<Record<string, string>>): DatabaseParameter[] {
  return Object.entries(parameters).map(([name, value]) => ({ name, value, applyMethod: "pending-reboot" }));
}
