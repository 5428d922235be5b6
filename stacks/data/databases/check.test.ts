import { describe, expect, it } from "vitest";
import { aurora, docdb, faults, managed, type Refusal } from "../shop.fixture";

describe("config check", () => {
  it.each<Refusal>([
    {
      fault: "a database in no tier",
      input: { databases: { main: { ...managed, tier: "privat" } } },
      messages: [
        'databases.main.tier: expected a tier of network.tiers, got "privat"; did you mean "private"?',
      ],
    },
    {
      fault: "a database in one zone",
      input: { databases: { main: { ...managed, tier: "single" } } },
      messages: [
        'databases.main.tier: expected a tier of network.tiers in two zones or more, since RDS refuses a subnet group in one zone, got "single", which is in zone a; use private',
      ],
    },
    {
      fault: "plain connections to Aurora",
      input: { databases: { main: { ...aurora, parameters: { "rds.force_ssl": "0" } } } },
      messages: [
        'databases.main.parameters.rds.force_ssl: expected nothing: every database forces TLS, got "0"',
      ],
    },
    {
      fault: "DocumentDB without TLS and audit",
      input: { databases: { main: { ...docdb, parameters: { tls: "disabled", audit_logs: "none" } } } },
      messages: [
        'databases.main.parameters.tls: expected nothing: the setting tls says it, got "disabled"',
        'databases.main.parameters.audit_logs: expected nothing: every cluster writes its audit log, got "none"',
      ],
    },
    {
      fault: "an instance with a name that is too long",
      input: {
        databases: {
          main: { ...aurora, instances: { "reader-in-the-third-zone-of-the-region-at-most": {} } },
        },
      },
      messages: [
        'databases.main.instances.reader-in-the-third-zone-of-the-region-at-most: expected a name of at most 63 characters for the DB instance, got "shop-production-main-reader-in-the-third-zone-of-the-region-at-most", which has 67; shorten the name of the entry',
      ],
    },
    {
      fault: "storage that must shrink",
      input: { databases: { main: { ...managed, storageGiB: 200 } } },
      messages: [
        "databases.main.maxStorageGiB: expected at least 220, a tenth more than storageGiB, got 100",
      ],
    },
    {
      fault: "a database without TLS",
      input: { databases: { main: { ...managed, parameters: { "rds.force_ssl": "0" } } } },
      messages: [
        'databases.main.parameters.rds.force_ssl: expected nothing: every database forces TLS, got "0"',
      ],
    },
    {
      fault: "a version that DocumentDB does not have",
      input: { databases: { main: { ...docdb, engineVersion: "6.0.1" } } },
      messages: [
        'databases.main.engineVersion: expected a version of DocumentDB: 5.0 or 8.0, with its patch, got "6.0.1"',
      ],
    },
    {
      fault: "names that the engines keep for themselves",
      input: {
        databases: {
          main: { ...managed, username: "admin", databaseName: "user" },
          events: { ...docdb, username: "platform_admin" },
        },
      },
      messages: [
        'databases.main.username: expected a user name other than postgres, admin, root and the reserved words of PostgreSQL and RDS, got "admin"',
        'databases.main.databaseName: expected a database name that is no reserved word of PostgreSQL or RDS, got "user"',
        'databases.events.username: expected a user name of letters and digits such as "platformadmin", got "platform_admin"',
      ],
    },
    {
      fault: "classes that the engines do not run on",
      input: {
        databases: {
          main: { ...managed, instanceClass: "db.t4g.nano" },
          more: { ...aurora, instanceClass: "db.m5.large" },
          events: { ...docdb, instanceClass: "db.r7g.large" },
        },
      },
      messages: [
        'databases.main.instanceClass: expected an instance class of RDS for PostgreSQL such as "db.t4g.medium", got "db.t4g.nano"',
        'databases.more.instanceClass: expected an instance class of Aurora PostgreSQL such as "db.r6g.large", got "db.m5.large"',
        'databases.events.instanceClass: expected an instance class of DocumentDB such as "db.r6g.large", got "db.r7g.large"',
      ],
    },
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });
});
