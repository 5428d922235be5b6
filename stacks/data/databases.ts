import type { Connections, Place } from "@strata/aws";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import type { ConnectionSettings } from "./connection-settings";
import { managedDatabase } from "./database-engines";
import { databaseIdentifier } from "./database-names";
import type { ExternalDatabaseSettings } from "./external-database-settings";
import type { DataSettings } from "./settings";

/** What databases are made from. */
export interface DatabasesProps {
  readonly environmentId: string;
  readonly place: Place;
  readonly settings: DataSettings["databases"];
  readonly subnetIds: (tier: string) => readonly string[];
  readonly connections: (settings: ConnectionSettings) => Connections;
  readonly keyArn: (name: string) => string;
  /** Reads a database that others made. */
  readonly external: (entry: string, settings: ExternalDatabaseSettings) => DatabaseAddress;
}

/** Where clients connect. */
export interface DatabaseAddress {
  readonly address: string;
  readonly port: number;
}

/** A database as other parts and layers use it. */
export interface DatabaseOutputs extends DatabaseAddress {
  /** Where clients that only read connect; the same address where nothing else serves them. */
  readonly readerAddress: string;
  readonly identifier: string;
  /** Empty where the database is external. */
  readonly masterSecretArn: string;
}

/** Makes the databases that are ours, and looks up the others. */
export function databases(
  scope: Construct,
  props: DatabasesProps,
): Readonly<Record<string, DatabaseOutputs>> {
  const each = new Construct(scope, "databases");
  return byName(props.settings, (settings, entry): DatabaseOutputs => {
    if (settings.mode === "external") {
      const { address, port } = props.external(entry, settings);
      return {
        address,
        readerAddress: address,
        port,
        identifier: settings.identifier,
        masterSecretArn: "",
      };
    }
    const { tier, clients, groups, key, logs, identifier } = settings;
    const made = managedDatabase(each, entry, settings, {
      place: props.place,
      identifier: databaseIdentifier(props.environmentId, entry, identifier),
      subnetIds: props.subnetIds(tier),
      connections: props.connections({ clients, groups }),
      keyArn: props.keyArn(key),
      logs: { retentionDays: logs.retentionDays, keyArn: props.keyArn(logs.key) },
    });
    const { address, readerAddress = address, port, masterSecretArn } = made;
    return { address, readerAddress, port, identifier: made.identifier, masterSecretArn };
  });
}
