import { defineKind } from "@strata/kind";
import { aliasName, keptKey, keyUsers } from "@strata/kind/vocabulary";
import { KEY_USERS, key } from "./settings";

/** KMS keys of this layer. */
export const keys = defineKind({
  key: "keys",
  title: "key",
  description: "KMS keys of this layer; entries also find those of the network layer",
  entry: key,
  names: { alias: aliasName },
  kept: keptKey,
  can: keyUsers(KEY_USERS),
});
