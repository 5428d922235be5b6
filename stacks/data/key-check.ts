import type { SettingsProblem } from "@strata/config";
import { unknownName } from "./known-name";
import type { NetworkView } from "./network-view";
import type { DataSettings } from "./settings";

/** A setting that names a key. */
interface KeyUse {
  readonly path: readonly string[];
  readonly name: string;
  /** The services that must be among the key's users, and why. */
  readonly needs?: readonly Need[];
}

/** A user of a key that somebody cannot do without. */
interface Need {
  readonly user: string;
  readonly since: string;
}

/** Who writes logs to a bucket with the bucket's own key. */
const DELIVERERS: Readonly<Record<string, Need>> = {
  "cloudfront-logs": { user: "distributionLogs", since: "CloudFront's logs are encrypted with it" },
  "network-load-balancer-logs": {
    user: "loadBalancerLogs",
    since: "the logs of load balancers are encrypted with it",
  },
};

/** Keys that are named exist, here or in the network layer, and let those use them who must. */
export function keyProblems(
  settings: DataSettings,
  network: NetworkView | undefined,
): readonly SettingsProblem[] {
  const shared = network?.keys ?? {};
  const twice = Object.keys(settings.keys)
    .filter((name) => name in shared)
    .map((name) => ({
      path: ["keys", name],
      expected: "a name that no key of the network layer has",
      got: JSON.stringify(name),
    }));
  if (network === undefined) return twice;
  const known = { ...shared, ...settings.keys };
  return [...twice, ...uses(settings).flatMap((use) => useProblems(use, known, settings))];
}

function useProblems(
  { path, name, needs = [] }: KeyUse,
  known: NetworkView["keys"],
  settings: DataSettings,
): readonly SettingsProblem[] {
  const key = known[name];
  if (key === undefined) {
    return unknownName(path, "a key of this layer or of the network layer", name, Object.keys(known));
  }
  const layer = name in settings.keys ? "" : "network.";
  return needs
    .filter(({ user }) => !key.users.includes(user))
    .map(({ user, since }) => ({
      path,
      expected: `a key with ${user} among its users, since ${since}`,
      got: `${JSON.stringify(name)} with ${key.users.join(", ") || "none"}`,
      mend: `add ${user} to ${layer}keys.${name}.users`,
    }));
}

function uses({ databases, caches, fileSystems, buckets, secretsKey }: DataSettings): readonly KeyUse[] {
  return [
    { path: ["secretsKey"], name: secretsKey },
    ...Object.entries(databases).flatMap(([entry, database]): readonly KeyUse[] => {
      if (database.mode === "external") return [];
      const { key, logs } = database;
      const needs = [{ user: "logs", since: "log groups are encrypted with it" }];
      return [
        { path: ["databases", entry, "key"], name: key },
        { path: ["databases", entry, "logs", "key"], name: logs.key, needs },
      ];
    }),
    ...Object.entries(caches).flatMap(([entry, cache]): readonly KeyUse[] => {
      if (cache.mode === "external") return [];
      const { key, logs } = cache;
      const needs = [{ user: "logs", since: "log groups are encrypted with it" }];
      return [
        { path: ["caches", entry, "key"], name: key },
        ...(logs === undefined ? [] : [{ path: ["caches", entry, "logs", "key"], name: logs.key, needs }]),
      ];
    }),
    ...Object.entries(fileSystems).map(([entry, { key }]) => ({
      path: ["fileSystems", entry, "key"],
      name: key,
    })),
    ...Object.entries(buckets).flatMap(([entry, bucket]) => bucketUses(entry, bucket)),
  ];
}

/** CloudFront reads what it serves; who delivers logs writes them. */
function bucketUses(
  entry: string,
  { encryption, key: name, access, receives }: DataSettings["buckets"][string],
): readonly KeyUse[] {
  if (encryption === "aes256") return [];
  const path = ["buckets", entry, "key"];
  if (access === "cdn") {
    return [
      { path, name, needs: [{ user: "distributions", since: "CloudFront decrypts the bucket's objects" }] },
    ];
  }
  return [{ path, name, needs: receives.flatMap((source) => DELIVERERS[source] ?? []) }];
}
