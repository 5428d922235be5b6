import type { CheckContext, SettingsProblem } from "@strata/config";
import { databaseIdentifier, instanceIdentifier } from "./database-names";
import { bucketName, cacheIdentifier, fileSystemName } from "./names";
import type { DataSettings } from "./settings";

/** Longest names that AWS takes. The identifier of a database is extended by others, see its schema. */
const LONGEST = { bucket: 63, cache: 40, database: 52, instance: 63, fileSystem: 64 } as const;

/** Default names are made of the environment's id and the entry's name, so only together can they be too long. */
export function lengthProblems(
  { environment }: CheckContext,
  { buckets, caches, databases, fileSystems }: DataSettings,
): readonly SettingsProblem[] {
  return [
    ...Object.entries(buckets).flatMap(([entry, { name }]) =>
      tooLong(["buckets", entry], bucketName(environment, entry, name), LONGEST.bucket, "set name"),
    ),
    ...Object.entries(databases).flatMap(([entry, database]): readonly SettingsProblem[] => {
      if (database.mode === "external") return [];
      const identifier = databaseIdentifier(environment.id, entry, database.identifier);
      const path = ["databases", entry];
      const instances = "instances" in database ? Object.keys(database.instances) : [];
      return [
        ...tooLong(path, identifier, LONGEST.database, "set identifier"),
        ...instances.flatMap((instance) =>
          tooLong(
            [...path, "instances", instance],
            instanceIdentifier(identifier, instance),
            LONGEST.instance,
            "shorten the entry's name",
          ),
        ),
      ];
    }),
    ...Object.entries(caches).flatMap(([entry, cache]) =>
      cache.mode === "external"
        ? []
        : tooLong(
            ["caches", entry],
            cacheIdentifier(environment.id, entry, cache.identifier),
            LONGEST.cache,
            "set identifier",
          ),
    ),
    ...Object.keys(fileSystems).flatMap((entry) =>
      tooLong(
        ["fileSystems", entry],
        fileSystemName(environment.id, entry),
        LONGEST.fileSystem,
        "shorten the entry's name",
      ),
    ),
  ];
}

function tooLong(
  path: readonly string[],
  name: string,
  longest: number,
  mend: string,
): readonly SettingsProblem[] {
  return name.length <= longest
    ? []
    : [
        {
          path,
          expected: `a name of at most ${longest} characters`,
          got: `${name}, ${name.length} characters`,
          mend,
        },
      ];
}
