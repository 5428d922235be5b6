import { number, string } from "@strata/contract";
import { defineKind } from "@strata/kind";
import { grantCredentials, ROLE_NAME_LENGTH, secretGrant } from "@strata/kind/vocabulary";
import { databaseProblems } from "./check";
import { type DatabaseSettings, database } from "./settings";

/** Longest identifier of an instance or a cluster. Source: RDS `CreateDBInstance`, parameter `DBInstanceIdentifier`. */
const IDENTIFIER_LENGTH = 63;

/** Databases of RDS, Aurora and DocumentDB. */
export const databases = defineKind({
  key: "databases",
  title: "database",
  description: "Relational databases",
  entry: database,
  outputs: {
    description: "Relational and document databases: single instances, and clusters",
    fields: {
      address: string(
        "Host name for clients that read and write",
        "main.abcdefghijkl.eu-west-1.rds.amazonaws.com",
      ),
      reader_address: string(
        "Host name for clients that only read: spread over a cluster's readers; the same as address where there are none",
        "main-ro.abcdefghijkl.eu-west-1.rds.amazonaws.com",
      ),
      port: number("TCP port", 5432),
      identifier: string("Identifier of the instance or cluster", "shop-production-main"),
      master_secret_arn: string(
        "Secret with the master user's name and password, which AWS keeps; empty where the database is external",
        "arn:aws:secretsmanager:eu-west-1:111122223333:secret:rds!db-0a1b2c3d-a1b2c3",
      ),
    },
  },
  made: ({ mode }) => mode === "managed",
  kept: {
    since: "its data goes with it, but for a last snapshot where finalSnapshot is keep",
    way: "take it away from its clients and apply those, set deletionProtection: false and apply",
    source: "RDS user guide, Deleting a DB instance",
  },
  names: {
    identifier: {
      of: (settings: DatabaseSettings) => ("instances" in settings ? "DB cluster" : "DB instance"),
      setting: "identifier",
      default: "{id}-{entry}",
      scope: "region",
      // Names of instances and roles extend it.
      longest: 52,
      fixed: {
        since: "another identifier replaces a cluster and its data, and gives an instance another address",
        way: "keep it: a renamed entry says was, and identifier with what it is called",
        source: "Terraform aws_rds_cluster.cluster_identifier; RDS user guide, Renaming a DB instance",
      },
    },
    instances: {
      of: "DB instance",
      each: "instances",
      default: "{identifier}-{item}",
      scope: "region",
      longest: IDENTIFIER_LENGTH,
    },
    monitoringRole: {
      of: "IAM role",
      default: "{identifier}-monitoring",
      scope: "account",
      longest: ROLE_NAME_LENGTH,
      when: (settings: DatabaseSettings) => "monitoringSeconds" in settings && settings.monitoringSeconds > 0,
    },
  },
  can: { grantCredentials },
  // RDS creates the secret under a name of its own, so no prefix of ours finds it.
  grants: {
    description: "Databases of the data layer whose master user's secret it may read",
    needs: [{ can: "grantCredentials", since: "its secret is encrypted with a key of this environment" }],
    ...secretGrant("{master_secret_arn}"),
  },
  check: ({ entry }) => databaseProblems(entry),
});
