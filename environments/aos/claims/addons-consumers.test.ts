import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";
import {
  ACCOUNTS,
  type Account,
  actionsOf,
  bucketUses,
  reachOf,
  rightsOf,
  secretsOf,
} from "./accounts.fixture";

const PRODUCTION = "aos/production/eu-central-1";
const BACKEND = "aws_s3_bucket.buckets_backend";
const INFRA = "aws_s3_bucket.buckets_infra";
const AURORA = "aws_secretsmanager_secret.secrets_aurora";
const REDIS = "aws_secretsmanager_secret.caches_main_auth-token";
const BELOW_PREFIX = '"arn:aws:secretsmanager:eu-central-1:100000000001:secret:aos-production/*"';
const EVERYBODY = Object.keys(ACCOUNTS) as Account[];

/** The accounts that may read a secret of the environment. */
const readersOf = (template: Template, secret: string): readonly Account[] =>
  EVERYBODY.filter((account) => secretsOf(template, account).includes(`aos-production/${secret}`));

/** What every account may do with a bucket and its objects, as `account action`. */
const usesOf = (template: Template, address: string): readonly string[] => {
  const bucket = template.resource("aws_s3_bucket", (candidate) => candidate.address === address);
  return EVERYBODY.flatMap((account) =>
    bucketUses(template, account, bucket).map((action) => `${account} ${action}`),
  );
};

claim("AOS-AUR-05", PRODUCTION, (template) => {
  const readers = readersOf(template, "aurora");

  expect(readers).toEqual(expect.arrayContaining(["sa-app", "sa-task", "sa-sd"]));
  expect(readers).not.toContain("sa-data-services");
  expect(readers).not.toContain("sa-uqm");
  // One cluster for all of them.
  expect(template.count("aws_rds_cluster")).toBe(1);
  expect(template).toHaveNoResource("aws_db_instance");
});

// They connect as users of their own: what the master user is known by is not among what they read.
claim("AOS-AUR-05", PRODUCTION, (template) => {
  const readBy = (account: Account): readonly string[] => reachOf(template, account, "secretsmanager");

  expect(readBy("sa-app")).toEqual([REDIS, AURORA]);
  expect(readBy("sa-task")).toEqual([BELOW_PREFIX, REDIS, AURORA]);
  expect(readBy("sa-sd")).toEqual([AURORA]);
});

claim("AOS-RED-07", PRODUCTION, (template) => {
  const readers = readersOf(template, "main-auth-token");

  expect(readers).toEqual(expect.arrayContaining(["sa-app", "sa-task", "sa-data-services", "sa-uqm"]));
  expect(readers).not.toContain("sa-sd");
});

// AOS-FLOW-03 ends where alerts are kept: whoever else wants them asks the alert handler.
claim(["AOS-DOC-09", "AOS-FLOW-03"], PRODUCTION, (template) => {
  expect(readersOf(template, "documentdb")).toEqual(["sa-data-services"]);
  expect(reachOf(template, "sa-app", "secretsmanager")).not.toContain(
    "aws_secretsmanager_secret.secrets_documentdb",
  );
});

// Nor does any other role read it, of a chart or of another layer.
claim("AOS-DOC-09", PRODUCTION, (template) => {
  const secret = template.resource("aws_secretsmanager_secret", { name: "aos-production/documentdb" });
  const readers = template.access.whoMay({ action: "secretsmanager:GetSecretValue", on: secret });

  expect(readers.map(({ layer, name }) => [layer, name])).toEqual([
    ["addons", "workloads_sa-data-services_role"],
  ]);
});

// AOS-FLOW-02's write half: what units download, the backend uploads.
claim(["AOS-S3-10", "AOS-FLOW-02"], PRODUCTION, (template) => {
  expect(usesOf(template, BACKEND).toSorted()).toEqual([
    "sa-app s3:GetObject",
    "sa-app s3:ListBucket",
    "sa-task s3:GetObject",
    "sa-task s3:ListBucket",
    "sa-task s3:PutObject",
  ]);
});

/** Rights on the key of a bucket through S3, without which its objects can be neither read nor written. */
const keyRightsOf = (template: Template, account: Account): readonly unknown[] =>
  rightsOf(template, account)
    .filter(
      ({ action, conditions }) => action.startsWith("kms:") && JSON.stringify(conditions).includes("s3."),
    )
    .map(({ action, address, conditions }) => [action, address, conditions]);

const throughS3 = { StringEquals: { "kms:ViaService": ["s3.eu-central-1.amazonaws.com"] } };

claim("AOS-S3-10", PRODUCTION, (template) => {
  expect(keyRightsOf(template, "sa-app")).toEqual([["kms:Decrypt", "aws_kms_key.keys_primary", throughS3]]);
  expect(keyRightsOf(template, "sa-task")).toEqual([
    ["kms:Decrypt", "aws_kms_key.keys_primary", throughS3],
    ["kms:GenerateDataKey", "aws_kms_key.keys_primary", throughS3],
  ]);
});

claim("AOS-S3-11", PRODUCTION, (template) => {
  expect(usesOf(template, INFRA).toSorted()).toEqual([
    "sa-base s3:GetObject",
    "sa-base s3:ListBucket",
    "sa-base s3:PutObject",
  ]);
  expect(reachOf(template, "sa-base", "s3")).toEqual([INFRA]);
  expect(keyRightsOf(template, "sa-base")).toEqual([
    ["kms:Decrypt", "aws_kms_key.keys_infra", throughS3],
    ["kms:GenerateDataKey", "aws_kms_key.keys_infra", throughS3],
  ]);
});

/** What pods of each account can mount: the provider reads with the role of the mounting pod. */
const OWN_SECRETS: Readonly<Record<Account, readonly string[]>> = {
  "sa-app": ["aurora", "main-auth-token"],
  "sa-task": ["aurora", "grafana", "influxdb", "main-auth-token"],
  "sa-sd": ["aurora"],
  "sa-data-services": ["documentdb", "main-auth-token"],
  "sa-uqm": ["main-auth-token"],
  "sa-secrets-manager": ["aurora", "grafana", "influxdb", "main-auth-token"],
  "sa-base": ["grafana", "influxdb"],
};

claim("AOS-FLOW-07", PRODUCTION, (template) => {
  expect(Object.fromEntries(EVERYBODY.map((account) => [account, secretsOf(template, account)]))).toEqual(
    Object.fromEntries(
      EVERYBODY.map((account) => [account, OWN_SECRETS[account].map((name) => `aos-production/${name}`)]),
    ),
  );
  // By name, but for the two that read by prefix.
  expect(
    EVERYBODY.filter((account) =>
      reachOf(template, account, "secretsmanager").some((secret) => secret.endsWith('*"')),
    ),
  ).toEqual(["sa-task", "sa-secrets-manager"]);
  expect(actionsOf(template, "sa-app", "secretsmanager")).not.toContain("secretsmanager:PutSecretValue");
});
