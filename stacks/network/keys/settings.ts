import { kmsKey } from "@strata/kind/vocabulary";

/** AWS services that can use a key of this layer by themselves. */
export const KEY_USERS = [
  "logs",
  "alarms",
  "nodeVolumes",
  "distributions",
  "distributionLogs",
  "loadBalancerLogs",
] as const;

/** A KMS key. */
export const key = kmsKey(KEY_USERS);
