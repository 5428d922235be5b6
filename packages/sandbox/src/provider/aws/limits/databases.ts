import type { Fields } from "../../protocol/value";
import { isBetween, isNone, type Limit, looksLike, scalarAt } from "./limit";

/** Users and databases of PostgreSQL that RDS refuses, and words that PostgreSQL reserves. Source: RDS `CreateDBInstance`. */
const RESERVED =
  "admin rdsadmin rdsrepladmin rds_superuser db template0 template1 all and any array as asc both case cast check collate column constraint create default desc distinct do else end except false fetch for foreign from grant group having in into limit not null offset on only or order primary references select some table then to true union unique user using when where window with".split(
    " ",
  );

const IDENTIFIER = /^[A-Za-z](?!.*--)[A-Za-z0-9-]{0,62}(?<!-)$/;

/** What RDS and DocumentDB take of names and ports. Source: RDS `CreateDBInstance`, DocumentDB `CreateDBCluster`. */
function server(identifier: string, user: string): readonly Limit[] {
  return [
    looksLike(
      identifier,
      IDENTIFIER,
      "InvalidParameterValue",
      (name) =>
        `The parameter DBInstanceIdentifier is not a valid identifier: ${name}. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.`,
    ),
    isNone(
      user,
      RESERVED,
      "InvalidParameterValue",
      (name) => `MasterUsername ${name} cannot be used as it is a reserved word used by the engine`,
    ),
    isBetween("port", 1150, 65_535, "InvalidParameterValue", "Port"),
    isBetween("backup_retention_period", 0, 35, "InvalidParameterValue", "BackupRetentionPeriod"),
  ];
}

const DATABASE_NAME: readonly Limit[] = ["db_name", "database_name"].flatMap((path) => [
  isNone(
    path,
    RESERVED,
    "InvalidParameterValue",
    (name) => `DBName ${name} cannot be used. It is a reserved word for this engine`,
  ),
  looksLike(
    path,
    /^[A-Za-z][A-Za-z0-9_]{0,62}$/,
    "InvalidParameterValue",
    () => "DBName must begin with a letter and contain only alphanumeric characters.",
  ),
]);

const STORAGE: Limit = {
  code: "InvalidParameterCombination",
  fault: (state: Fields) => {
    const [size = 0, most = 0] = [
      scalarAt(state, "allocated_storage"),
      scalarAt(state, "max_allocated_storage"),
    ].map(Number);
    if (!(most > 0)) return undefined;
    if (most <= size) return "Max storage size must be greater than storage size";
    return most * 10 < size * 11
      ? "The maximum allocated storage must be increased by at least 10 percent."
      : undefined;
  },
};

const LARGE = "(medium|large|xlarge|[1-9]\\d?xlarge)";

/** Classes by engine. Source: RDS user guide, Aurora user guide and DocumentDB developer guide, DB instance classes. */
const CLASSES = {
  postgres: new RegExp(
    `^db\\.(t(3|4g)\\.(micro|small|medium|large|xlarge|2xlarge)|[cmrxz]\\d?[a-z]*\\d?[a-z]*\\.${LARGE})$`,
  ),
  aurora: new RegExp(`^db\\.(serverless|t(3|4g)\\.(medium|large)|[rx]\\d[a-z]*\\.${LARGE})$`),
  docdb: new RegExp(`^db\\.(serverless|t(3|4g)\\.medium|r(4|5|6g|6gd|8g)\\.${LARGE})$`),
};

/** A class that an engine runs on. */
function isClass(pattern: RegExp, engine: string): Limit {
  return looksLike(
    "instance_class",
    pattern,
    "InvalidParameterCombination",
    (name) =>
      `RDS does not support creating a DB instance with the following combination: DBInstanceClass=${name}, Engine=${engine}. For supported combinations of instance class and database engine version, see the documentation.`,
  );
}

/** A version that an engine has. */
function isVersion(pattern: RegExp, engine: string): Limit {
  return looksLike(
    "engine_version",
    pattern,
    "InvalidParameterCombination",
    (version) => `Cannot find version ${version} for ${engine}`,
  );
}

/** Start and length of a window, in minutes of a week. */
function spanOf(window: string): { readonly from: number; readonly length: number } {
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  const week = days.length * 1440;
  const minutes = (moment: string): number => {
    const [, day = "mon", hour = "0", minute = "0"] = /^(?:([a-z]{3}):)?(\d+):(\d+)$/i.exec(moment) ?? [];
    return days.indexOf(day.toLowerCase()) * 1440 + Number(hour) * 60 + Number(minute);
  };
  const [from = 0, to = 0] = window.split("-").map(minutes);
  const whole = /^[a-z]/i.test(window) ? week : 1440;
  return { from, length: to > from ? to - from : to - from + whole };
}

function overlap(daily: string, weekly: string): boolean {
  const every = spanOf(daily);
  const once = spanOf(weekly);
  return Array.from({ length: 17 }, (_, day) => every.from + (day - 1) * 1440).some(
    (from) => from < once.from + once.length && once.from < from + every.length,
  );
}

/** Daily and weekly windows have no moment in common. */
function windowsApart(daily: string, weekly: string, code: string, message: string): Limit {
  return {
    code,
    fault: (state) => {
      const every = scalarAt(state, daily);
      const once = scalarAt(state, weekly);
      return typeof every === "string" && typeof once === "string" && overlap(every, once)
        ? message
        : undefined;
    },
  };
}

/** Databases and caches. */
export const DATABASE_LIMITS: Readonly<Record<string, readonly Limit[]>> = {
  aws_db_instance: [
    isClass(CLASSES.postgres, "postgres"),
    isVersion(/^1[1-8](\.\d{1,2})?$/, "postgres"),
    ...server("identifier", "username"),
    ...DATABASE_NAME,
    STORAGE,
    windowsApart(
      "backup_window",
      "maintenance_window",
      "InvalidParameterCombination",
      "The backup window and maintenance window must not overlap.",
    ),
  ],
  aws_rds_cluster: [
    ...server("cluster_identifier", "master_username"),
    ...DATABASE_NAME,
    isVersion(/^1[1-8](\.\d{1,2})?$/, "aurora-postgresql"),
  ],
  aws_rds_cluster_instance: [isClass(CLASSES.aurora, "aurora-postgresql")],
  aws_docdb_cluster_instance: [isClass(CLASSES.docdb, "docdb")],
  aws_docdb_cluster: [
    isVersion(/^(3\.6|4\.0|5\.0|8\.0)\.\d+$/, "docdb"),
    ...server("cluster_identifier", "master_username"),
    looksLike(
      "master_username",
      /^[A-Za-z][A-Za-z0-9]{0,62}$/,
      "InvalidParameterValue",
      () => "The parameter MasterUsername must be from 1 to 63 letters or numbers and begin with a letter.",
    ),
  ],
  aws_elasticache_replication_group: [
    looksLike(
      "node_type",
      /^cache\.(t[234]g?\.(micro|small|medium)|[cmr]\d[a-z]*\.(large|xlarge|[1-9]\d?xlarge))$/,
      "InvalidParameterValue",
      (type) => `The parameter CacheNodeType is not valid: ${type}`,
    ),
    isVersion(/^(6\.[02x]|7\.[0-2]|8\.[0-2]|9\.\d)(\.\d+)?$/, "the cache engine"),
    looksLike(
      "replication_group_id",
      /^[A-Za-z](?!.*--)[A-Za-z0-9-]{0,39}(?<!-)$/,
      "InvalidParameterValue",
      (name) => `The parameter ReplicationGroupIdentifier is not a valid identifier: ${name}`,
    ),
    isBetween("snapshot_retention_limit", 0, 35, "InvalidParameterValue", "SnapshotRetentionLimit"),
    {
      code: "InvalidParameterValue",
      fault: (state) => {
        const window = scalarAt(state, "snapshot_window");
        return typeof window === "string" && spanOf(window).length < 60
          ? "Snapshot window must be at least 60 minutes."
          : undefined;
      },
    },
    windowsApart(
      "snapshot_window",
      "maintenance_window",
      "InvalidParameterValue",
      "The snapshot window and maintenance window must not overlap.",
    ),
  ],
};
