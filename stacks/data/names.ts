import type { CheckContext, ClaimedName } from "@strata/config";
import { type NameParts, spellName } from "@strata/config/names/name-pattern";
import { databaseNames } from "./database-names";
import type { DataSettings } from "./settings";

/** Alias of a key, without `alias/`. */
export function keyAlias(environment: NameParts, key: string, alias = `{id}-${key}`): string {
  return spellName(alias, environment);
}

/** Identifier of a cache that is made here. */
export function cacheIdentifier(environmentId: string, cache: string, identifier?: string): string {
  return identifier ?? `${environmentId}-${cache}`;
}

/** Name of the secret with a cache's AUTH token. */
export function cacheSecretName(environmentId: string, cache: string, name?: string): string {
  return name ?? `${environmentId}/${cache}-auth-token`;
}

/** Creation token of a file system. */
export function fileSystemName(environmentId: string, fileSystem: string): string {
  return `${environmentId}-${fileSystem}`;
}

/** Name of a bucket: with the account where it is not set, since other accounts have environments of the same id. */
export function bucketName(
  environment: NameParts,
  bucket: string,
  name = `{id}-${bucket}-{account}`,
): string {
  return spellName(name, environment);
}

/** Name of a secret. */
export function secretName(environmentId: string, secret: string, name?: string): string {
  return name ?? `${environmentId}/${secret}`;
}

/** The names that the data layer claims. */
export function dataNames({ environment, settings }: CheckContext): readonly ClaimedName[] {
  const { keys, databases, caches, fileSystems, buckets, secrets } = settings("data") as DataSettings;
  const { id } = environment;
  return [
    ...Object.entries(keys).map(
      ([entry, { alias }]): ClaimedName => ({
        scope: "region",
        kind: "KMS alias",
        name: keyAlias(environment, entry, alias),
        path: ["keys", entry, "alias"],
      }),
    ),
    ...databaseNames(id, databases),
    ...Object.entries(caches).flatMap(([entry, cache]): readonly ClaimedName[] =>
      cache.mode === "external"
        ? []
        : [
            {
              scope: "region",
              kind: "cache",
              name: cacheIdentifier(id, entry, cache.identifier),
              path: ["caches", entry, "identifier"],
            },
            {
              scope: "region",
              kind: "secret",
              name: cacheSecretName(id, entry, cache.auth.secretName),
              path: ["caches", entry, "auth", "secretName"],
            },
          ],
    ),
    ...Object.keys(fileSystems).map(
      (entry): ClaimedName => ({
        scope: "region",
        kind: "EFS file system",
        name: fileSystemName(id, entry),
        path: ["fileSystems", entry],
      }),
    ),
    ...Object.entries(buckets).map(
      ([entry, { name }]): ClaimedName => ({
        scope: "world",
        kind: "S3 bucket",
        name: bucketName(environment, entry, name),
        path: ["buckets", entry, "name"],
      }),
    ),
    ...Object.entries(secrets).map(
      ([entry, { name }]): ClaimedName => ({
        scope: "region",
        kind: "secret",
        name: secretName(id, entry, name),
        path: ["secrets", entry, "name"],
      }),
    ),
  ];
}
