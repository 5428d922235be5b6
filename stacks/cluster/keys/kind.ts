import { string } from "@strata/contract";
import { defineSingle } from "@strata/kind";
import { aliasName } from "@strata/kind/vocabulary";
import { type KeysSettings, keysSettings } from "./settings";

/** The KMS keys of Kubernetes secrets and of volumes: the cluster's own, or keys of the network layer. */
export const keys = defineSingle({
  key: "keys",
  title: "keys of the cluster",
  description: "KMS keys of Kubernetes secrets and of volumes, created here or taken from the network layer",
  settings: keysSettings,
  outputs: {
    secrets_key_arn: string(
      "KMS key that encrypts Kubernetes secrets",
      "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
    ),
    volumes_key_arn: string(
      "KMS key that encrypts node and pod volumes",
      "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
    ),
  },
  // A key of the network layer has its alias there.
  names: {
    secrets: {
      ...aliasName,
      setting: "keys.secrets.alias",
      default: "{id}-secrets",
      when: ({ keys }: KeysSettings) => typeof keys.secrets !== "string",
    },
    volumes: {
      ...aliasName,
      setting: "keys.volumes.alias",
      default: "{id}-volumes",
      when: ({ keys }: KeysSettings) => typeof keys.volumes !== "string",
    },
  },
});
