import { grantSettings as settingsOfKinds } from "@strata/kind";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { data as dataLayer } from "../../data";
import { shopUnit } from "../shop.fixture";
import { grants as grantSettings } from "./grant-settings";
import { type GrantContext, workloadPolicies } from "./grants";

/** Outputs of the data layer as texts that say what they are. */
const fieldsOf = (kind: string, ...fields: readonly string[]) => ({
  entry: (name: string) => Object.fromEntries(fields.map((field) => [field, `${field} of ${kind} ${name}`])),
});
const data = {
  secrets: fieldsOf("secret", "arn"),
  databases: fieldsOf("database", "master_secret_arn"),
  caches: fieldsOf("cache", "auth_secret_arn"),
  buckets: fieldsOf("bucket", "arn", "key_arn"),
  secrets_key_arn: "key of secrets",
};
const context = { environment: shopUnit().environment, read: () => data } as unknown as GrantContext;

/** The inline policies that grants become. */
function policies(grants: z.input<typeof grantSettings>): ReturnType<typeof workloadPolicies> {
  return workloadPolicies(grantSettings.parse(grants), context);
}

const READ = [
  "secretsmanager:GetSecretValue",
  "secretsmanager:DescribeSecret",
  "secretsmanager:ListSecretVersionIds",
  "secretsmanager:GetResourcePolicy",
];
const UPDATE = [
  "secretsmanager:GetSecretValue",
  "secretsmanager:DescribeSecret",
  "secretsmanager:PutSecretValue",
  "secretsmanager:UpdateSecret",
];
const through = (service: string): object => ({
  StringEquals: { "kms:ViaService": `${service}.eu-west-1.amazonaws.com` },
});
const decryptSecrets = {
  Effect: "Allow",
  Action: "kms:Decrypt",
  Resource: "key of secrets",
  Condition: through("secretsmanager"),
};

it("has the kinds of the data layer that declare grants, and no key of its own that is also a kind", () => {
  expect(Object.keys(grantSettings.shape)).toEqual([
    ...Object.keys(settingsOfKinds(dataLayer)),
    "secretsUnder",
    "logs",
    "metrics",
    "describe",
    "statements",
  ]);
});

it("is nothing where nothing is granted", () => {
  expect(policies({})).toEqual({});
});

describe("secrets", () => {
  it.each([
    {
      grants: { secrets: ["mail", "stock"] },
      policy: "secrets",
      arns: ["arn of secret mail", "arn of secret stock"],
    },
    { grants: { databases: ["main"] }, policy: "databases", arns: ["master_secret_arn of database main"] },
    { grants: { caches: ["sessions"] }, policy: "caches", arns: ["auth_secret_arn of cache sessions"] },
  ])(
    "of $policy are read one by one, and Secrets Manager alone decrypts them",
    ({ grants, policy, arns }) => {
      expect(policies(grants)).toEqual({
        [policy]: [{ Effect: "Allow", Action: READ, Resource: arns }, decryptSecrets],
      });
    },
  );

  it("are read below a prefix, but for those that are not for it", () => {
    expect(policies({ secretsUnder: { prefix: "{id}/", use: "read", unread: ["mail"] } })).toEqual({
      "secrets-under": [
        {
          Effect: "Allow",
          Action: READ,
          Resource: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/*",
        },
        decryptSecrets,
        { Effect: "Deny", Action: "secretsmanager:GetSecretValue", Resource: ["arn of secret mail"] },
      ],
    });
  });

  it("are given new values below a prefix, which takes data keys too", () => {
    expect(policies({ secretsUnder: { prefix: "{id}/orders/", use: "update" } })).toEqual({
      "secrets-under": [
        {
          Effect: "Allow",
          Action: UPDATE,
          Resource: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/orders/*",
        },
        { ...decryptSecrets, Action: ["kms:Decrypt", "kms:GenerateDataKey"] },
      ],
    });
  });

  it.each(["", "/", "*", "{id}", "{id}*/", "shop"])("are not granted below %j", (prefix) => {
    expect(grantSettings.safeParse({ secretsUnder: { prefix, use: "read" } }).success).toBe(false);
  });
});

describe("buckets", () => {
  it.each([
    { use: "read" as const, objects: ["s3:GetObject"], key: "kms:Decrypt" },
    {
      use: "readPut" as const,
      objects: ["s3:GetObject", "s3:PutObject"],
      key: ["kms:Decrypt", "kms:GenerateDataKey"],
    },
    {
      use: "readWrite" as const,
      objects: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"],
      key: ["kms:Decrypt", "kms:GenerateDataKey"],
    },
  ])("are used as far as $use says, and S3 alone uses their key", ({ use, objects, key }) => {
    expect(policies({ buckets: { exports: use } })).toEqual({
      buckets: [
        { Effect: "Allow", Action: "s3:ListBucket", Resource: "arn of bucket exports" },
        { Effect: "Allow", Action: objects, Resource: "arn of bucket exports/*" },
        { Effect: "Allow", Action: key, Resource: "key_arn of bucket exports", Condition: through("s3") },
      ],
    });
  });
});

describe("CloudWatch", () => {
  it("takes events into groups that exist", () => {
    expect(policies({ logs: ["/{id}/jobs", "/shared/*"] })).toEqual({
      logs: [
        {
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
          Resource: [
            "arn:aws:logs:eu-west-1:111122223333:log-group:/shop/jobs:*",
            "arn:aws:logs:eu-west-1:111122223333:log-group:/shared/*:*",
          ],
        },
      ],
    });
  });

  it("takes metrics of named namespaces, which are none of AWS's", () => {
    expect(policies({ metrics: ["Shop/Jobs"] })).toEqual({
      metrics: [
        {
          Effect: "Allow",
          Action: "cloudwatch:PutMetricData",
          Resource: "*",
          Condition: { StringEquals: { "cloudwatch:namespace": ["Shop/Jobs"] } },
        },
      ],
    });
    expect(grantSettings.safeParse({ metrics: ["AWS/EC2"] }).success).toBe(false);
  });

  it.each(["*", "/shop/*/jobs", "a b"])("takes no events into %j", (name) => {
    expect(grantSettings.safeParse({ logs: [name] }).success).toBe(false);
  });
});

it("describes what a service has, and changes none of it", () => {
  expect(policies({ describe: ["ec2"] })).toEqual({
    describe: [{ Effect: "Allow", Action: "ec2:Describe*", Resource: "*" }],
  });
});

it("is what statements say besides, each a policy of its own", () => {
  const mail = { actions: ["ses:SendEmail"], resources: ["*"] };
  expect(policies({ statements: { mail } })).toEqual({
    mail: [{ Effect: "Allow", Action: ["ses:SendEmail"], Resource: ["*"] }],
  });
});
