import { build } from "../builder";
import { keyArn } from "../keys/build";
import { secretsKey } from "./kind";

/** The ARN of the key of all secrets. */
export const buildSecretsKey = build(secretsKey, (context) => ({
  secrets_key_arn: keyArn(context, context.settings.secretsKey),
}));
