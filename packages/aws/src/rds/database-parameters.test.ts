import { describe, expect, it } from "vitest";
import { databaseParameters, postgresParameters } from "./database-parameters";

const valuesOf = (parameters: ReturnType<typeof postgresParameters>) =>
  Object.fromEntries(parameters.map(({ name, value }) => [name, value]));

describe("parameters of PostgreSQL", () => {
  it("force TLS and log changes of the schema and slow statements", () => {
    expect(valuesOf(postgresParameters({}))).toEqual({
      log_statement: "ddl",
      log_min_duration_statement: "1000",
      "rds.force_ssl": "1",
    });
  });

  it("may be set, all but TLS", () => {
    const own = { log_statement: "all", work_mem: "65536", "rds.force_ssl": "0" };

    expect(valuesOf(postgresParameters(own))).toEqual({
      log_statement: "all",
      log_min_duration_statement: "1000",
      work_mem: "65536",
      "rds.force_ssl": "1",
    });
  });
});

it("parameters are applied at the next restart, since static ones accept nothing sooner", () => {
  expect(databaseParameters({ tls: "enabled" })).toEqual([
    { name: "tls", value: "enabled", applyMethod: "pending-reboot" },
  ]);
});
