import { describe, expect, it } from "vitest";
import { aurora, type DataInput, docdb, faults, only, synthData } from "../shop.fixture";

describe("the secret of a connection", () => {
  const value = (databases: DataInput["databases"], connection: object): unknown => {
    const secrets = {
      client: { description: "Connection", connection: { database: "store", name: "shop", ...connection } },
    };
    const text = only(synthData({ databases, secrets }), "aws_secretsmanager_secret_version").secret_string;
    return JSON.parse(text as string);
  };

  it("of DocumentDB has a URI that authenticates with SCRAM-SHA-256 over TLS, and no password", () => {
    const host = "${aws_docdb_cluster.databases_store.endpoint}";
    const port = "${aws_docdb_cluster.databases_store.port}";

    expect(value({ store: docdb }, {})).toEqual({
      engine: "mongo",
      host,
      port,
      dbname: "shop",
      ssl: "true",
      uri: `mongodb://${host}:${port}/shop?tls=true&replicaSet=rs0&retryWrites=false&authSource=admin&authMechanism=SCRAM-SHA-256`,
    });
  });

  it.each([
    { given: {}, sslmode: "verify-full" },
    { given: { tls: "require" }, sslmode: "require" },
  ])("of Aurora is that of PostgreSQL, with $sslmode", ({ given, sslmode }) => {
    expect(value({ store: aurora }, given)).toEqual({
      engine: "postgres",
      host: "${aws_rds_cluster.databases_store.endpoint}",
      port: "${aws_rds_cluster.databases_store.port}",
      dbname: "shop",
      sslmode,
    });
  });
});

describe("the check of connections in secrets", () => {
  const messages = (connection: object, template: Readonly<Record<string, string>>): readonly string[] => {
    const secrets = {
      client: {
        description: "Connection",
        connection: { database: "store", name: "shop", ...connection },
        template,
      },
    };
    return faults({ databases: { store: docdb }, secrets });
  };

  it.each([
    {
      fault: "an sslmode of DocumentDB",
      connection: { tls: "require" },
      template: {},
      message:
        'secrets.client.connection.tls: expected nothing: clients of this engine always check the server\'s name, got "require"',
    },
    {
      fault: "a URI of the template's own",
      connection: {},
      template: { uri: "mongodb://" },
      message: "secrets.client.template.uri: expected no field that connection fills, got uri",
    },
  ])("refuses $fault", ({ connection, template, message }) => {
    expect(messages(connection, template)).toEqual([message]);
  });

  it("leaves a field that only another engine fills to the template", () => {
    expect(messages({}, { sslmode: "none" })).toEqual([]);
  });
});
