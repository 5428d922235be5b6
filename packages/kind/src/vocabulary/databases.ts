import { z } from "zod";
import { RESERVED_DATABASES, RESERVED_DOCUMENTDB_USERS, RESERVED_USERS } from "./database-words";

/** Name of the first database of PostgreSQL. Source: RDS `CreateDBInstance`, parameter `DBName`. */
export const postgresDatabaseName: z.ZodString = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,62}$/, 'a database name such as "shop"')
  .refine(
    (name) => !RESERVED_DATABASES.has(name),
    "a database name that is no reserved word of PostgreSQL or RDS",
  );

/** Name of a database of DocumentDB. Source: DocumentDB developer guide, "Quotas and limits", naming constraints. */
export const docdbDatabaseName: z.ZodString = z
  .string()
  .regex(
    /^[^/\\. "$*<>:|?\0]{1,63}$/,
    'a database name such as "alerts", of at most 63 characters and none of /\\. "$*<>:|?',
  );

/** Master user of PostgreSQL. Source: RDS `CreateDBInstance`, parameter `MasterUsername`. */
export const postgresUser: z.ZodString = z
  .string()
  .regex(/^(?!pg_)[a-z][a-z0-9_]{0,62}$/, 'a user name such as "platform_admin", not starting with pg_')
  .refine(
    (name) => !RESERVED_USERS.has(name),
    "a user name other than postgres, admin, root and the reserved words of PostgreSQL and RDS",
  );

/** Master user of DocumentDB: letters and digits only. Source: DocumentDB `CreateDBCluster`, parameter `MasterUsername`. */
export const docdbUser: z.ZodString = z
  .string()
  .regex(/^[a-z][a-z0-9]{0,62}$/, 'a user name of letters and digits such as "platformadmin"')
  .refine(
    (name) => !RESERVED_DOCUMENTDB_USERS.has(name),
    "a user name other than admin, root, serviceadmin and others that DocumentDB keeps",
  );

/** Port of a server of RDS or DocumentDB. Source: RDS `CreateDBInstance` and DocumentDB `CreateDBCluster`, `Port`. */
export const databasePort: z.ZodInt = z.int().min(1150).max(65_535);

/** Identifier of a DB instance or cluster. Source: RDS `CreateDBInstance`, parameter `DBInstanceIdentifier`. */
export const databaseIdentifier: z.ZodString = z
  .string()
  .max(63, "at most 63 characters")
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'a lower-case name such as "shop-main"');

/**
 * Version of PostgreSQL: a major one, or one that is pinned. RDS creates 11 and later, older ones only from snapshots.
 * Source: RDS for PostgreSQL release calendar; a major version that is missing here is one number to add.
 */
export const postgresVersion: z.ZodString = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'a version in quotes such as "16" or "16.6"')
  .regex(/^1[1-8](\.\d{1,2})?$/, "a version of PostgreSQL from 11 to 18");

const BURSTABLE = "(nano|micro|small|medium|large|xlarge|2xlarge)";
const LARGE = "(large|xlarge|[1-9]\\d?xlarge)";

/** Class of an instance of RDS for PostgreSQL. Source: RDS user guide, "Supported DB engines for DB instance classes". */
export const postgresInstanceClass: z.ZodString = z
  .string()
  .regex(
    new RegExp(`^db\\.(t(3|4g)\\.(?!nano)${BURSTABLE}|(c6gd|[mrxz][1-9][a-z]*)\\.(medium|${LARGE}))$`),
    'an instance class of RDS for PostgreSQL such as "db.t4g.medium"',
  );

/**
 * Class of an instance of Aurora: memory-optimized, or burstable of size medium and large. `db.serverless` is not
 * among them, since it needs a capacity range. Source: Aurora user guide, "Supported DB engines for DB instance classes".
 */
export const auroraInstanceClass: z.ZodString = z
  .string()
  .regex(
    new RegExp(`^db\\.(t(3|4g)\\.(medium|large)|(r([5-9])[a-z]*|x2g)\\.${LARGE})$`),
    'an instance class of Aurora PostgreSQL such as "db.r6g.large"',
  );

/** Class of an instance of DocumentDB. Source: DocumentDB developer guide, "Managing instance classes". */
export const docdbInstanceClass: z.ZodString = z
  .string()
  .regex(
    new RegExp(`^db\\.(t(3|4g)\\.medium|r(4|5|6g|6gd|8g)\\.${LARGE})$`),
    'an instance class of DocumentDB such as "db.r6g.large"',
  );

/**
 * Type of a node of ElastiCache. `r6gd` is not among them: it needs data tiering.
 * Source: ElastiCache user guide, "Supported node types".
 */
export const cacheNodeType: z.ZodString = z
  .string()
  .regex(
    new RegExp(`^cache\\.(t(2|3|4g)\\.(micro|small|medium)|(?!r6gd)([mr][4-9][a-z]*|c7gn)\\.${LARGE})$`),
    'a node type such as "cache.t4g.small"',
  );

/** Name of a parameter of an engine. Source: RDS `Parameter`, `ParameterName`, as all engines spell them. */
export const parameterName: z.ZodString = z
  .string()
  .max(255, "a parameter name of at most 255 characters")
  .regex(/^[a-z][a-z0-9_.-]*$/, 'a parameter such as "log_min_duration_statement"');

/** Parameters of an engine, by name. */
export const parameters: z.ZodRecord<z.ZodString, z.ZodString> = z.record(parameterName, z.string());
