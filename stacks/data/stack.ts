import { stackOf } from "@strata/layer";
import { buildAccessPoints } from "./accessPoints/build";
import { buildBuckets } from "./buckets/build";
import { buildCaches } from "./caches/build";
import { buildDatabases } from "./databases/build";
import { buildFileSystems } from "./fileSystems/build";
import { data } from "./index";
import { buildKeys } from "./keys/build";
import { buildQueues } from "./queues/build";
import { buildSecrets } from "./secrets/build";
import { buildSecretsKey } from "./secretsKey/build";

/** The stack of the data layer. It reads the network's addresses and who the cluster's pods are. */
export const Stack = stackOf(data, {
  keys: buildKeys,
  secretsKey: buildSecretsKey,
  databases: buildDatabases,
  caches: buildCaches,
  fileSystems: buildFileSystems,
  accessPoints: buildAccessPoints,
  buckets: buildBuckets,
  queues: buildQueues,
  secrets: buildSecrets,
});
