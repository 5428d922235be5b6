import { Database, type Peer, type Place } from "@strata/aws";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import type { ExternalDatabaseSettings } from "./database-settings";
import { databaseIdentifier } from "./names";
import type { DataSettings } from "./settings";

/** What databases are made from. */
export interface DatabasesProps {
  readonly environmentId: string;
  readonly place: Place;
  readonly settings: DataSettings["databases"];
  readonly vpcId: () => string;
  readonly subnetIds: (tier: string) => readonly string[];
  readonly peers: (clients: readonly ("cluster" | "vpc")[]) => Readonly<Record<string, Peer>>;
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
      return { address, port, identifier: settings.identifier, masterSecretArn: "" };
    }
    const { mode, engine, tier, clients, key, logs, identifier, databaseName, ...rest } = settings;
    return new Database(each, entry, {
      ...rest,
      ...(databaseName === undefined ? {} : { databaseName }),
      place: props.place,
      identifier: databaseIdentifier(props.environmentId, entry, identifier),
      vpcId: props.vpcId(),
      subnetIds: props.subnetIds(tier),
      clients: props.peers(clients),
      keyArn: props.keyArn(key),
      logs: { retentionDays: logs.retentionDays, keyArn: props.keyArn(logs.key) },
    });
  });
}
