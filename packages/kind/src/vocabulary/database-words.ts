/** Words that PostgreSQL never takes for a name without quotes. Source: PostgreSQL, "SQL Key Words", reserved. */
const POSTGRESQL_RESERVED =
  "all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create current_catalog current_date current_role current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign from grant group having in initially intersect into lateral leading limit localtime localtimestamp not null offset on only or order placing primary references returning select session_user some symmetric system_user table then to trailing true union unique user using variadic when where window with";

/** Databases that RDS makes or keeps for itself, and the word that it answers with "reserved" besides. Source: RDS `CreateDBInstance`, `DBName`. */
const RDS_DATABASES = "db rdsadmin template0 template1";

/**
 * Users that RDS keeps for itself, and those that attackers try first.
 * Source: RDS user guide, "Master user account privileges"; Security Hub, control RDS.25.
 */
const RDS_USERS =
  "postgres admin root master rdsadmin rdsrepladmin rds_superuser rds_replication serviceadmin public";

/** Users that DocumentDB keeps for itself. Source: DocumentDB developer guide, "Managing users", and Security Hub RDS.24. */
const DOCUMENTDB_USERS = "admin root master rdsadmin serviceadmin";

function words(...texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => text.split(" ")));
}

/** Names that no first database of PostgreSQL may have. */
export const RESERVED_DATABASES: ReadonlySet<string> = words(POSTGRESQL_RESERVED, RDS_DATABASES);

/** Names that no master user of PostgreSQL may have. */
export const RESERVED_USERS: ReadonlySet<string> = words(POSTGRESQL_RESERVED, RDS_USERS);

/** Names that no master user of DocumentDB may have. */
export const RESERVED_DOCUMENTDB_USERS: ReadonlySet<string> = words(DOCUMENTDB_USERS);
