import { string } from "@strata/contract";
import { defineSingle } from "@strata/kind";
import { secretsKeySettings } from "./settings";

/** The KMS key of all secrets of this layer. */
export const secretsKey = defineSingle({
  key: "secretsKey",
  title: "key of secrets",
  description: "The KMS key that encrypts all secrets of this layer",
  settings: secretsKeySettings,
  outputs: {
    secrets_key_arn: string(
      "KMS key that encrypts secrets",
      "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
    ),
  },
});
