import { Cache, type Connections } from "@strata/aws";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import { cacheFamily } from "./cache-family";
import type { ExternalCacheSettings } from "./cache-settings";
import type { ConnectionSettings } from "./connection-settings";
import { cacheIdentifier, cacheSecretName } from "./names";
import type { DataSettings } from "./settings";

/** What caches are made from. */
export interface CachesProps {
  readonly environmentId: string;
  readonly settings: DataSettings["caches"];
  readonly subnetIds: (tier: string) => readonly string[];
  readonly connections: (settings: ConnectionSettings) => Connections;
  readonly keyArn: (name: string) => string;
  /** ARN of the key for AUTH tokens. */
  readonly secretsKeyArn: string;
  /** Reads a cache that others made. */
  readonly external: (entry: string, settings: ExternalCacheSettings) => CacheAddresses;
}

/** Where clients connect. */
export interface CacheAddresses {
  /** Host name that writes. */
  readonly address: string;
  /** Host name that reads. */
  readonly readerAddress: string;
  readonly port: number;
}

/** A cache as other layers use it. */
export interface CacheOutputs extends CacheAddresses {
  /** Empty where the cache is external and its settings name no secret. */
  readonly authSecretArn: string;
}

/** Makes the caches that are ours, and looks up the others. */
export function caches(scope: Construct, props: CachesProps): Readonly<Record<string, CacheOutputs>> {
  const each = new Construct(scope, "caches");
  return byName(props.settings, (settings, entry): CacheOutputs => {
    if (settings.mode === "external") {
      return { ...props.external(entry, settings), authSecretArn: settings.authSecret ?? "" };
    }
    const {
      mode,
      tier,
      clients,
      groups,
      key,
      auth,
      logs,
      identifier,
      snapshotWindow,
      maintenanceWindow,
      ...rest
    } = settings;
    const { environmentId, keyArn } = props;
    const name = cacheIdentifier(environmentId, entry, identifier);
    return new Cache(each, entry, {
      ...rest,
      ...(snapshotWindow === undefined ? {} : { snapshotWindow }),
      ...(maintenanceWindow === undefined ? {} : { maintenanceWindow }),
      identifier: name,
      // The check has found out that there is one.
      family: cacheFamily(settings) ?? "",
      subnetIds: props.subnetIds(tier),
      connections: props.connections({ clients, groups }),
      keyArn: keyArn(key),
      auth: {
        name: cacheSecretName(environmentId, entry, auth.secretName),
        description: `AUTH token of the cache ${name}`,
        keyArn: props.secretsKeyArn,
        recoveryDays: auth.recoveryDays,
      },
      ...(logs === undefined ? {} : { logs: { ...logs, keyArn: keyArn(logs.key) } }),
    });
  });
}
