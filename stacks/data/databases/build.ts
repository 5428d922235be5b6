import { byName } from "@strata/layer";
import { Construct } from "constructs";
import { build } from "../builder";
import { connectionsOf } from "../connections";
import { keyArn } from "../keys/build";
import { managedDatabase } from "./engines";
import { databaseLookUp } from "./external";
import { databases } from "./kind";

/** Creates the databases of mode managed, and looks up the others. */
export const buildDatabases = build(databases, (context) => {
  const { scope, settings, names, environment, read, lookUp } = context;
  const each = new Construct(scope, "databases");
  return byName(settings, (database, entry) => {
    if (database.mode === "external") {
      const { address, port } = lookUp(databaseLookUp(entry, database));
      return {
        address,
        reader_address: address,
        port,
        identifier: database.identifier,
        master_secret_arn: "",
      };
    }
    const { identifier, instances } = names(entry);
    const made = managedDatabase(each, entry, database, {
      place: environment,
      identifier,
      instanceIdentifiers: instances,
      subnetIds: read("network").tiers.entry(database.tier).subnet_ids,
      connections: connectionsOf(database, context),
      keyArn: keyArn(context, database.key),
      logs: { retentionDays: database.logs.retentionDays, keyArn: keyArn(context, database.logs.key) },
    });
    const { address, readerAddress = address, port, masterSecretArn } = made;
    return {
      address,
      reader_address: readerAddress,
      port,
      identifier: made.identifier,
      master_secret_arn: masterSecretArn,
    };
  });
});
