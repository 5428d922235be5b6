import { Bucket, Key, recorderEncryption, trailEncryption } from "@strata/aws";
import { spellNames } from "@strata/kind";
import { build } from "../builder";
import { trails } from "../trails/kind";
import { records } from "./kind";

/** The key, which trails and recorders may use, and the bucket of access logs. */
export const buildRecords = build(records, ({ scope, layer, names, environment }) => {
  const { alias, accessLogs } = names();
  const trailNames = Object.entries(layer.trails).map(
    ([entry, settings]) => spellNames(trails.names, { entry, settings, layer }, environment).trail,
  );
  const key = new Key(scope, "key", {
    place: environment,
    alias,
    description: "What is recorded of the account",
    users: ["logs"],
    statements: [
      ...trailEncryption(environment, trailNames),
      ...(Object.keys(layer.recorders).length === 0 ? [] : recorderEncryption(environment)),
    ],
    deletionWindowDays: layer.key.deletionWindowDays,
  });
  const bucket = new Bucket(scope, "access-logs", {
    place: environment,
    name: accessLogs,
    // S3 delivers them to buckets with keys of its own only.
    encryption: "aes256",
    versioning: "enabled",
    lifecycle: { old: { expireDays: layer.accessLogs.expireDays, noncurrentDays: 30 } },
    abortIncompleteDays: 7,
    cors: {},
    receives: ["server-access-logs"],
    policy: "own",
    destroys: "nothing",
  });
  return { key_arn: key.arn, bucket };
});
