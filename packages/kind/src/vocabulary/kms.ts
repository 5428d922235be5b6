import type { Capability, Kept } from "@strata/config";
import { z } from "zod";
import type { NameTemplate } from "../names";
import { keyDescription } from "./texts";

const PART = "\\{(id|account|region)\\}";

/**
 * Alias of a KMS key without `alias/`, a template; `aws/` is for keys of AWS itself.
 * Source: KMS `CreateAlias`, parameter `AliasName`.
 */
export const keyAliasTemplate: z.ZodString = z
  .string()
  .max(250, "an alias of at most 250 characters")
  .regex(
    new RegExp(`^(?!aws/)(?!alias/)([A-Za-z0-9/_-]|${PART})+$`),
    'an alias without alias/ in front such as "{id}-data", in letters, digits and /_-, and not below aws/',
  );

/** Alias of a KMS key, a template over the environment's id. */
export const keyAlias: z.ZodOptional<z.ZodString> = keyAliasTemplate
  .optional()
  .describe("Without alias/, {id} being the environment's id; {id}-<key> where absent");

/** Days between the request to delete a KMS key and its loss. Source: KMS `ScheduleKeyDeletion`. */
export const deletionWindowDays: z.ZodDefault<z.ZodInt> = z
  .int()
  .min(7)
  .max(30)
  .default(30)
  .describe("Days until a deleted key is lost");

/**
 * The schema of a KMS key that other settings name.
 * @param users the AWS services that may be allowed to use the key by themselves
 */
export function kmsKey<const User extends string>(users: readonly [User, ...User[]]) {
  return z.strictObject({
    description: keyDescription,
    alias: keyAlias,
    users: z.array(z.enum(users)).default([]).describe("AWS services that use the key by themselves"),
    deletionWindowDays,
  });
}

/** What references may need of a key: that an AWS service is among its users. */
export function keyUsers<User extends string>(users: readonly User[]): Readonly<Record<User, Capability>> {
  interface Key {
    readonly users: readonly string[];
  }
  const capabilities = users.map((user): readonly [User, Capability] => [
    user,
    {
      expected: `with ${user} among its users`,
      holds: (key: Key) => key.users.includes(user),
      got: (key: Key) => `whose users are ${key.users.join(", ") || "none"}`,
      grant: `add ${user} to {path}.users`,
    },
  ]);
  return Object.fromEntries(capabilities) as Readonly<Record<User, Capability>>;
}

/**
 * The alias of a key, without `alias/`: unique in the account and region. Source: KMS `CreateAlias`, 256 characters
 * with the prefix.
 */
export const aliasName = {
  of: "KMS alias",
  setting: "alias",
  default: "{id}-{entry}",
  scope: "region",
  longest: 250,
} as const satisfies NameTemplate;

/** Why a key does not just go. */
export const keptKey: Kept = {
  since: "whatever is encrypted with it cannot be read once it is gone, snapshots and old objects too",
  way: "wait until nothing is encrypted with it any more, backups too",
  source: "KMS developer guide, Deleting AWS KMS keys",
};

/** The kinds of keys that settings of the data layer may name: those that layers share, and the layer's own. */
export const KEYS = ["network.keys", "data.keys"] as const;
