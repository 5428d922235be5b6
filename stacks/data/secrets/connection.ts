import type { DatabaseEngine, DatabaseSettings } from "../databases/settings";

/** What a connection is written from. */
export interface Connection {
  readonly address: string;
  readonly port: number;
  /** Database on the server. */
  readonly name: string;
  readonly tls: "require" | "verify-ca" | "verify-full";
}

type ConnectionFields = Readonly<Record<string, (connection: Connection) => string>>;

/** What clients of every engine ask first, under the names that the rotation functions of AWS read. */
const SERVER: ConnectionFields = {
  host: ({ address }) => address,
  port: ({ port }) => String(port),
  dbname: ({ name }) => name,
};

const POSTGRES: ConnectionFields = { engine: () => "postgres", ...SERVER, sslmode: ({ tls }) => tls };

/**
 * Options of a DocumentDB URI. Every cluster presents itself as the replica set rs0 and refuses retried writes; users
 * stand in the database admin. Source: Amazon DocumentDB developer guide, "Connecting programmatically".
 */
const DOCDB_OPTIONS = [
  "tls=true",
  "replicaSet=rs0",
  "retryWrites=false",
  "authSource=admin",
  "authMechanism=SCRAM-SHA-256",
].join("&");

const DOCDB: ConnectionFields = {
  engine: () => "mongo",
  ...SERVER,
  ssl: () => "true",
  // Without user and password: clients take those of the other fields.
  uri: ({ address, port, name }) => `mongodb://${address}:${port}/${name}?${DOCDB_OPTIONS}`,
};

const FIELDS: Readonly<Record<DatabaseEngine, ConnectionFields>> = {
  postgres: POSTGRES,
  "aurora-postgresql": POSTGRES,
  docdb: DOCDB,
};

/** The fields that a connection to a database of this engine puts into a secret. */
export function connectionFieldNames(engine: DatabaseEngine): readonly string[] {
  return Object.keys(FIELDS[engine]);
}

/** A connection as the fields of a secret; none of them is a secret. */
export function connectionFields(
  engine: DatabaseEngine,
  connection: Connection,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(FIELDS[engine]).map(([field, write]) => [field, write(connection)]),
  );
}

/** The engine of a database: of one that others made it is PostgreSQL. */
export function engineOf(database: DatabaseSettings): DatabaseEngine {
  return database.mode === "external" ? "postgres" : database.engine;
}
