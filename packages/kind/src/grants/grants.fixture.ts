import { string } from "@strata/contract";
import { z } from "zod";
import { defineKind, defineSingle } from "../kind";
import { defineLayer } from "../layer";

/** Queues, each with a key of its own, which roles may use in two ways. */
export const messageQueues = defineKind({
  key: "messageQueues",
  title: "queue",
  description: "Queues",
  entry: z.strictObject({}),
  outputs: {
    description: "Queues",
    fields: {
      arn: string("ARN", "arn:aws:sqs:eu-west-1:111122223333:jobs"),
      key_arn: string("Key", "arn:aws:kms:eu-west-1:111122223333:key/1"),
    },
  },
  grants: {
    description: "Queues that it may use",
    key: { field: "key_arn", service: "sqs" },
    uses: {
      look: {
        description: "see how full it is",
        allow: [{ actions: "sqs:GetQueueAttributes", on: "{arn}" }],
      },
      send: {
        description: "send messages",
        allow: [
          { actions: ["sqs:SendMessage"], on: "{arn}" },
          { actions: ["sqs:ListDeadLetterSourceQueues"], on: ["{arn}", "{arn}-dead"] },
        ],
        keyActions: ["kms:Decrypt", "kms:GenerateDataKey"],
      },
    },
  },
});

/** Credentials under one key, which roles may read. */
export const credentials = defineKind({
  key: "credentials",
  title: "credential",
  description: "Credentials",
  entry: z.strictObject({ mode: z.enum(["managed", "external"]).default("managed") }),
  outputs: {
    description: "Credentials",
    fields: { secret_arn: string("Secret", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:mail") },
  },
  can: {
    grant: {
      expected: "that is created here",
      holds: ({ mode }: { mode: string }) => mode === "managed",
      got: () => "which is external",
    },
  },
  grants: {
    description: "Credentials that it may read",
    needs: [{ can: "grant", since: "its secret is under the key of this layer" }],
    key: { layerOutput: "credentials_key_arn", service: "secretsmanager" },
    use: {
      allow: [{ actions: ["secretsmanager:GetSecretValue"], on: "{secret_arn}" }],
      keyActions: ["kms:Decrypt"],
    },
  },
});

/** A kind of which nothing is granted. */
const folders = defineKind({
  key: "folders",
  title: "folder",
  description: "Folders",
  entry: z.strictObject({}),
});

const key = defineSingle({
  key: "key",
  title: "key",
  description: "key",
  settings: {},
  outputs: { credentials_key_arn: string("Key", "arn:aws:kms:eu-west-1:111122223333:key/2") },
});

/** A layer of all of these. */
export const store = defineLayer({
  name: "store",
  description: "What is kept",
  presence: "always",
  reads: [],
  kinds: [key, folders, messageQueues, credentials],
});
