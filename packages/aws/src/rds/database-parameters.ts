/** One parameter of a parameter group of RDS, Aurora or DocumentDB. */
export interface DatabaseParameter {
  readonly name: string;
  readonly value: string;
  readonly applyMethod: "pending-reboot";
}

/** Parameters of PostgreSQL unless the settings say otherwise. */
const POSTGRES_DEFAULTS = { log_statement: "ddl", log_min_duration_statement: "1000" } as const;
/** RDS.38: the server refuses connections without TLS. */
const POSTGRES_REQUIRED = { "rds.force_ssl": "1" } as const;

/** Parameters of a PostgreSQL server of RDS or Aurora: defaults, then the settings', then required TLS. */
export function postgresParameters(own: Readonly<Record<string, string>>): DatabaseParameter[] {
  return databaseParameters({ ...POSTGRES_DEFAULTS, ...own, ...POSTGRES_REQUIRED });
}

/** Parameters by name, as blocks. Static parameters change at a restart only; a new server starts with all of them. */
export function databaseParameters(parameters: Readonly<Record<string, string>>): DatabaseParameter[] {
  return Object.entries(parameters).map(([name, value]) => ({ name, value, applyMethod: "pending-reboot" }));
}

/** The arguments of a parameter group, of instances or of clusters. */
export interface ParameterGroupArguments {
  readonly name: string;
  readonly description: string;
  readonly family: string;
  readonly parameter: DatabaseParameter[];
  readonly lifecycle: { readonly createBeforeDestroy: true };
}

/**
 * The parameter group of a database. The family is part of its name, without dots, which names of groups cannot have:
 * so the group of a new major version can exist beside the old one.
 * @param family for example `postgres16` or `docdb5.0`
 */
export function parameterGroup(
  identifier: string,
  family: string,
  parameter: DatabaseParameter[],
): ParameterGroupArguments {
  return {
    name: `${identifier}-${family.replaceAll(".", "-")}`,
    description: `Parameters of ${identifier}`,
    family,
    parameter,
    lifecycle: { createBeforeDestroy: true },
  };
}
