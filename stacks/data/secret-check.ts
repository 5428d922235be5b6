import type { SettingsProblem } from "@strata/config";
import { unknownName } from "./known-name";
import { connectionFieldNames, engineOf } from "./secret-connection";
import type { DataSettings } from "./settings";

/** Names that people give to what must not be in a repository, nor in Terraform's state. */
const SECRET_FIELD = /pass(word|wd|phrase)?$|secret|token|credential|(api|access|private)[-_]?key/i;

/** Databases that are named exist, and connections say no more than their engines take; templates hold no secret, and nothing that a connection fills. */
export function secretProblems({ secrets, databases }: DataSettings): readonly SettingsProblem[] {
  return Object.entries(secrets).flatMap(([entry, { connection, template }]) => {
    const path = ["secrets", entry, "template"];
    const fields = Object.keys(template);
    const known =
      connection === undefined
        ? []
        : unknownName(
            ["secrets", entry, "connection", "database"],
            "a database",
            connection.database,
            Object.keys(databases),
          );
    const database = connection === undefined ? undefined : databases[connection.database];
    const filling = database === undefined ? [] : connectionFieldNames(engineOf(database));
    const sslmode =
      connection?.tls === undefined || filling.length === 0 || filling.includes("sslmode")
        ? []
        : [
            {
              path: ["secrets", entry, "connection", "tls"],
              expected: "nothing: clients of this engine always check the server's name",
              got: JSON.stringify(connection.tls),
            },
          ];
    const filled = fields
      .filter((field) => filling.includes(field))
      .map((field) => ({ path: [...path, field], expected: "no field that connection fills", got: field }));
    const secret = fields
      .filter((field) => SECRET_FIELD.test(field))
      .map((field) => ({
        path: [...path, field],
        expected: "no secret in settings",
        got: `a field ${JSON.stringify(field)}`,
        mend: "leave it out; its owner adds it to the value in Secrets Manager",
      }));
    return [...known, ...sslmode, ...filled, ...secret];
  });
}
