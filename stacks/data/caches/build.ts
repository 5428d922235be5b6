import { Cache } from "@strata/aws";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import { build } from "../builder";
import { connectionsOf } from "../connections";
import { keyArn } from "../keys/build";
import { buildSecretsKey } from "../secretsKey/build";
import { cacheLookUp } from "./external";
import { cacheFamily, installedVersion } from "./family";
import { caches } from "./kind";
import { cacheWindows } from "./windows";

/** Creates the caches of mode managed, and looks up the others. */
export const buildCaches = build(caches, (context) => {
  const { scope, settings, names, made, read, lookUp } = context;
  const each = new Construct(scope, "caches");
  return byName(settings, (cache, entry) => {
    if (cache.mode === "external") {
      const { primary_endpoint_address, reader_endpoint_address, port } = lookUp(cacheLookUp(entry, cache));
      return {
        address: primary_endpoint_address,
        port,
        reader_address: reader_endpoint_address,
        auth_secret_arn: cache.authSecret ?? "",
      };
    }
    const { mode, tier, clients, groups, key, auth, logs, identifier: _, ...rest } = cache;
    const { identifier, authSecret } = names(entry);
    const { address, port, readerAddress, authSecretArn } = new Cache(each, entry, {
      ...rest,
      ...installedVersion(cache),
      ...cacheWindows(cache),
      identifier,
      // The check has found out that there is one.
      family: cacheFamily(cache) ?? "",
      subnetIds: read("network").tiers.entry(tier).subnet_ids,
      connections: connectionsOf({ clients, groups }, context),
      keyArn: keyArn(context, key),
      auth: {
        name: authSecret,
        description: `AUTH token of the cache ${identifier}`,
        keyArn: made(buildSecretsKey).secrets_key_arn,
        recoveryDays: auth.recoveryDays,
      },
      ...(logs === undefined ? {} : { logs: { ...logs, keyArn: keyArn(context, logs.key) } }),
    });
    return { address, port, reader_address: readerAddress, auth_secret_arn: authSecretArn };
  });
});
