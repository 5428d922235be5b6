import { checkValues, type LayerDefinition } from "@strata/config";
import { contract } from "@strata/contract";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineLayer } from "../layer";
import { credentials, store } from "./grants.fixture";
import { grantPolicies, grantSettings, policyName } from "./layer-grants";
import { grantStatements } from "./statements";

const settings = z.strictObject(grantSettings(store));

describe("the settings of grants", () => {
  it("have a key for each kind that declares grants, and grant nothing by default", () => {
    expect(settings.parse({})).toEqual({ messageQueues: {}, credentials: [] });
  });

  it("take the uses that a kind declares, and no other", () => {
    expect(settings.safeParse({ messageQueues: { jobs: "send" } }).success).toBe(true);
    expect(settings.safeParse({ messageQueues: { jobs: "purge" } }).success).toBe(false);
  });

  it("say in editors what each use lets a role do", () => {
    const { messageQueues, credentials } = settings.shape;

    expect(messageQueues.description).toBe(
      "Queues that it may use, by name. look: see how full it is; send: send messages",
    );
    expect(credentials.description).toBe("Credentials that it may read, by name");
  });

  it("refer to the entries, which must be able to be granted", () => {
    const apps: LayerDefinition = {
      name: "apps",
      description: "Apps",
      presence: "always",
      reads: ["store"],
      settings: z.strictObject({ grants: settings }),
      contract: contract("apps", {}),
    };
    const values = {
      id: "shop",
      account: "111122223333",
      region: "eu-west-1",
      state: { bucket: "state" },
      store: { messageQueues: { jobs: {} }, credentials: { mail: {}, legacy: { mode: "external" } } },
      apps: { grants: { messageQueues: { job: "send" }, credentials: ["legacy"] } },
    };

    expect(
      checkValues(values, [store, apps]).map(({ path, expected }) => `${path.join(".")}: ${expected}`),
    ).toEqual([
      "apps.grants.messageQueues.job: a queue of store.messageQueues",
      "apps.grants.credentials.0: a credential of store.credentials that is created here, since its secret is under the key of this layer",
    ]);
  });

  it("are refused where the key of a kind's grants is no output of its layer", () => {
    const other = defineLayer({ ...store, name: "other", kinds: [credentials] });

    expect(() => grantSettings(other)).toThrow(
      new Error("other.credentials: its grants use the key credentials_key_arn, which is no output of other"),
    );
  });
});

describe("the policies of grants", () => {
  const entry = (name: string) => ({
    arn: `arn ${name}`,
    key_arn: `key ${name}`,
    secret_arn: `secret ${name}`,
  });
  const outputs = { message_queues: { entry }, credentials: { entry }, credentials_key_arn: "key of all" };
  const policies = (granted: z.input<typeof settings>) =>
    grantPolicies(store, settings.parse(granted), { region: "eu-west-1", outputs: () => outputs });
  const through = (service: string) => ({
    StringEquals: { "kms:ViaService": `${service}.eu-west-1.amazonaws.com` },
  });

  it("are none where nothing is granted, and then the layer is not read", () => {
    const outputs = (): object => {
      throw new Error("the layer is read");
    };

    expect(grantPolicies(store, settings.parse({}), { region: "eu-west-1", outputs })).toEqual({});
  });

  it("allow each use of each entry, and its key through its service alone", () => {
    expect(policies({ messageQueues: { jobs: "send", mails: "look" } })).toEqual({
      "message-queues": [
        { Effect: "Allow", Action: ["sqs:SendMessage"], Resource: "arn jobs" },
        {
          Effect: "Allow",
          Action: ["sqs:ListDeadLetterSourceQueues"],
          Resource: ["arn jobs", "arn jobs-dead"],
        },
        {
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: "key jobs",
          Condition: through("sqs"),
        },
        { Effect: "Allow", Action: "sqs:GetQueueAttributes", Resource: "arn mails" },
      ],
    });
  });

  it("allow one use of all entries together, and the key that the layer has for them", () => {
    expect(policies({ credentials: ["mail", "stock"] })).toEqual({
      credentials: [
        {
          Effect: "Allow",
          Action: ["secretsmanager:GetSecretValue"],
          Resource: ["secret mail", "secret stock"],
        },
        {
          Effect: "Allow",
          Action: "kms:Decrypt",
          Resource: "key of all",
          Condition: through("secretsmanager"),
        },
      ],
    });
  });

  it("allow each key of the entries once", () => {
    const topics = {
      description: "Topics that it may publish to",
      key: { field: "key_arn", service: "sns" },
      use: { allow: [{ actions: "sns:Publish", on: "{arn}" }], keyActions: ["kms:Decrypt"] },
    } as const;
    const source = {
      region: "eu-west-1",
      ofEntry: (name: string, field: string) =>
        field === "key_arn" && name !== "alarms" ? "shared key" : `${field} of ${name}`,
      ofLayer: (output: string) => output,
    };

    expect(grantStatements(topics, ["orders", "returns", "alarms"], source)).toEqual([
      {
        Effect: "Allow",
        Action: "sns:Publish",
        Resource: ["arn of orders", "arn of returns", "arn of alarms"],
      },
      {
        Effect: "Allow",
        Action: "kms:Decrypt",
        Resource: ["shared key", "key_arn of alarms"],
        Condition: through("sns"),
      },
    ]);
  });

  it("are named after the settings", () => {
    expect(policyName("messageQueues")).toBe("message-queues");
  });
});
