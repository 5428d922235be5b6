import { describe, expect, it } from "vitest";
import { docdb, faults, type Refusal } from "../shop.fixture";

describe("config check", () => {
  it.each<Refusal>([
    {
      fault: "a connection to no database",
      input: {
        databases: { main: { mode: "external", identifier: "main" } },
        secrets: { database: { description: "Connection", connection: { database: "mian", name: "shop" } } },
      },
      messages: [
        'secrets.database.connection.database: expected a database of data.databases, got "mian"; did you mean "main"?',
      ],
    },
    {
      fault: "a template with a password, and with what the connection fills",
      input: {
        databases: { main: { mode: "external", identifier: "main" } },
        secrets: {
          database: {
            description: "Connection",
            connection: { database: "main", name: "shop" },
            template: { sslmode: "disable", password: "hunter2" },
          },
        },
      },
      messages: [
        "secrets.database.template.sslmode: expected no field that connection fills, got sslmode",
        'secrets.database.template.password: expected no secret in settings, got a field "password"; leave it out; its owner adds it to the value in Secrets Manager',
      ],
    },
    {
      fault: "a database that DocumentDB cannot have",
      input: {
        databases: { events: { ...docdb, engineVersion: "5.0.1" } },
        secrets: {
          events: { description: "Events", connection: { database: "events", name: "shop.events" } },
        },
      },
      messages: [
        'secrets.events.connection.name: expected the name of a database of DocumentDB, got "shop.events"',
      ],
    },
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });

  it.each(["password", "dbPassword", "apiKey", "api_key", "access-token", "client_secret", "passphrase"])(
    "takes a template's field %s for a secret",
    (field) => {
      expect(faults({ secrets: { vendor: { description: "Vendor", template: { [field]: "x" } } } })).toEqual([
        `secrets.vendor.template.${field}: expected no secret in settings, got a field "${field}"; leave it out; its owner adds it to the value in Secrets Manager`,
      ]);
    },
  );

  it.each(["username", "host", "account", "endpoint", "key_id"])("lets a template say %s", (field) => {
    expect(faults({ secrets: { vendor: { description: "Vendor", template: { [field]: "x" } } } })).toEqual(
      [],
    );
  });
});
