import {
  AuroraCluster,
  type Connections,
  Database,
  type DatabaseInstanceProps,
  DocdbCluster,
  type Place,
} from "@strata/aws";
import { byName } from "@strata/layer";
import { own } from "@strata/values";
import type { Construct } from "constructs";
import type { DatabaseEngine, ManagedDatabaseSettings } from "./settings";

/** What a database is made from besides its settings: the names in them, resolved. */
export interface ManagedDatabaseContext {
  readonly place: Place;
  readonly identifier: string;
  /** Identifiers of a cluster's instances, by the instance's name in the settings. */
  readonly instanceIdentifiers: Readonly<Record<string, string>>;
  readonly subnetIds: readonly string[];
  readonly connections: Connections;
  readonly keyArn: string;
  readonly logs: { readonly retentionDays: number; readonly keyArn: string };
}

/** A database as what makes it gives it back; a single server has no address for readers of its own. */
export interface MadeDatabase {
  readonly address: string;
  readonly readerAddress?: string;
  readonly port: number;
  readonly identifier: string;
  readonly masterSecretArn: string;
}

type SettingsOf<Engine> = Extract<ManagedDatabaseSettings, { readonly engine: Engine }>;

/** Makes a database with the engine that its settings name. */
type Maker<Engine> = (
  scope: Construct,
  entry: string,
  settings: SettingsOf<Engine>,
  context: ManagedDatabaseContext,
) => MadeDatabase;

const MAKERS: { readonly [Engine in DatabaseEngine]: Maker<Engine> } = {
  postgres: (scope, entry, settings, context) => new Database(scope, entry, { ...settings, ...context }),
  "aurora-postgresql": (scope, entry, settings, context) =>
    new AuroraCluster(scope, entry, { ...settings, ...context, instances: instancesOf(settings, context) }),
  docdb: (scope, entry, settings, context) =>
    new DocdbCluster(scope, entry, { ...settings, ...context, instances: instancesOf(settings, context) }),
};

/** Makes one database, at the construct id of its entry. */
export function managedDatabase(
  scope: Construct,
  entry: string,
  settings: ManagedDatabaseSettings,
  context: ManagedDatabaseContext,
): MadeDatabase {
  // TypeScript does not see that settings go with the maker of their own engine.
  const make = MAKERS[settings.engine] as Maker<DatabaseEngine>;
  return make(scope, entry, settings, context);
}

/** The instances of a cluster, each with a name and a class. */
function instancesOf(
  { instanceClass, instances }: SettingsOf<"aurora-postgresql" | "docdb">,
  { instanceIdentifiers }: ManagedDatabaseContext,
): Readonly<Record<string, DatabaseInstanceProps>> {
  return byName(instances, (instance, entry) => ({
    identifier: own(instanceIdentifiers, entry) ?? entry,
    instanceClass: instance.instanceClass ?? instanceClass,
    promotionTier: instance.promotionTier,
  }));
}
