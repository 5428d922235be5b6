import type { SettingsProblem } from "@strata/config";
import { entriesAt } from "@strata/kind";
import { docdbDatabaseName } from "@strata/kind/vocabulary";
import { own } from "@strata/values";
import type { DatabaseSettings } from "../databases/settings";
import { connectionFieldNames, engineOf } from "./connection";
import type { SecretSettings } from "./settings";

/** Names that people give to what must not be in a repository, nor in Terraform's state. */
const SECRET_FIELD = /pass(word|wd|phrase)?$|secret|token|credential|(api|access|private)[-_]?key/i;

/**
 * Connections say no more than their engines take; templates hold no secret, and nothing that a connection fills.
 * @param layer settings of the data layer
 */
export function secretProblems(
  { connection, template }: SecretSettings,
  layer: unknown,
): readonly SettingsProblem[] {
  const databases = entriesAt<DatabaseSettings>(layer, "databases");
  const database = connection === undefined ? undefined : own(databases, connection.database);
  const filling = database === undefined ? [] : connectionFieldNames(engineOf(database));
  const fields = Object.keys(template);
  const sslmode =
    connection?.tls === undefined || filling.length === 0 || filling.includes("sslmode")
      ? []
      : [
          {
            path: ["connection", "tls"],
            expected: "nothing: clients of this engine always check the server's name",
            got: JSON.stringify(connection.tls),
          },
        ];
  const filled = fields
    .filter((field) => filling.includes(field))
    .map((field) => ({
      path: ["template", field],
      expected: "no field that connection fills",
      got: field,
    }));
  const secret = fields
    .filter((field) => SECRET_FIELD.test(field))
    .map((field) => ({
      path: ["template", field],
      expected: "no secret in settings",
      got: `a field ${JSON.stringify(field)}`,
      mend: "leave it out; its owner adds it to the value in Secrets Manager",
    }));
  return [...sslmode, ...nameProblems(connection?.name, database), ...filled, ...secret];
}

/** A database that clients name in a connection. Source: PostgreSQL, "Identifiers and Key Words": 63 bytes. */
const POSTGRES_DATABASE = /^[A-Za-z_][A-Za-z0-9_$-]{0,62}$/;

/** Whether a server of the engine can have a database of that name. */
function nameProblems(
  name: string | undefined,
  database: DatabaseSettings | undefined,
): readonly SettingsProblem[] {
  if (typeof name !== "string" || database === undefined) return [];
  const isDocdb = engineOf(database) === "docdb";
  const holds = isDocdb ? docdbDatabaseName.safeParse(name).success : POSTGRES_DATABASE.test(name);
  return holds
    ? []
    : [
        {
          path: ["connection", "name"],
          expected: `the name of a database of ${isDocdb ? "DocumentDB" : "PostgreSQL"}`,
          got: JSON.stringify(name),
        },
      ];
}
