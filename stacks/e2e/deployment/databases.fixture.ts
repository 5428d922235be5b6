import type { Environment } from "@strata/config";
import { everyEnvironment } from "../repository.fixture";

/** Entries of a kind in the data layer. */
export type Entries = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The kinds of the data layer that hold data or secrets. */
export interface DataSettings {
  readonly databases?: Entries;
  readonly caches?: Entries;
  readonly secrets?: Entries;
}

/** Settings of the data layer. */
export function dataOf({ settings }: Environment): DataSettings {
  return (settings.data ?? {}) as DataSettings;
}

/** The last environment that makes databases and caches. */
export function withDatabases(): Environment {
  const makes = (entries: Entries = {}): boolean =>
    Object.values(entries).some(({ mode }) => mode === "managed");
  const found = everyEnvironment().findLast(
    (environment) => makes(dataOf(environment).databases) && makes(dataOf(environment).caches),
  );
  if (found === undefined) throw new Error("environments/: expected one that makes databases and caches");
  return found;
}

/** A PostgreSQL instance of RDS that stands where the databases of an environment do. */
export function postgresIn(environment: Environment): Readonly<Record<string, unknown>> {
  const [{ tier, clients, key, logs } = {}] = Object.values(dataOf(environment).databases ?? {});
  return {
    mode: "managed",
    engine: "postgres",
    engineVersion: "16",
    instanceClass: "db.t4g.medium",
    storageGiB: 20,
    maxStorageGiB: 100,
    ...{ tier, clients, key, logs },
  };
}

/** A cache of Valkey that stands where the caches of an environment do. */
export function valkeyIn(environment: Environment): Readonly<Record<string, unknown>> {
  const [{ tier, clients, key } = {}] = Object.values(dataOf(environment).caches ?? {});
  return {
    mode: "managed",
    engine: "valkey",
    engineVersion: "7.x",
    nodeType: "cache.t4g.small",
    nodes: 1,
    ...{ tier, clients, key },
  };
}
