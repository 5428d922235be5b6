import { defineLayer, type SettingsOf } from "@strata/kind";
import { accessPoints } from "./accessPoints/kind";
import { buckets } from "./buckets/kind";
import { caches } from "./caches/kind";
import { databases } from "./databases/kind";
import { fileSystems } from "./fileSystems/kind";
import { keys } from "./keys/kind";
import { queues } from "./queues/kind";
import { secrets } from "./secrets/kind";
import { secretsKey } from "./secretsKey/kind";

/** The third layer: what the platform keeps. */
export const data = defineLayer({
  name: "data",
  description: "Databases, caches, file systems, buckets, queues, secrets",
  presence: "always",
  reads: ["network", "cluster"],
  kinds: [keys, secretsKey, databases, caches, fileSystems, accessPoints, buckets, queues, secrets],
});

/** Validated settings of the data layer. */
export type DataSettings = SettingsOf<typeof data>;
