import { string } from "@strata/contract";
import { defineKind } from "@strata/kind";
import { aliasName, keptKey, keyUsers } from "@strata/kind/vocabulary";
import { KEY_USERS, key } from "./settings";

/** KMS keys that layers share. */
export const keys = defineKind({
  key: "keys",
  title: "key",
  description: "KMS keys that this layer and later ones share",
  entry: key,
  outputs: {
    description: "KMS keys that layers share",
    fields: {
      arn: string(
        "ARN of the key",
        "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
      ),
    },
  },
  names: { alias: aliasName },
  kept: keptKey,
  can: keyUsers(KEY_USERS),
});
