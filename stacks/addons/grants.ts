import type { PolicyStatement } from "@strata/aws";
import { byName, type UnitEnvironment } from "@strata/layer";
import { grantedName, policyName } from "./names";
import type { AddonsSettings } from "./settings";

type Grants = AddonsSettings["workloads"][string]["grants"];
type Statement = Grants["statements"][string];
type Kind = Exclude<keyof Grants, "statements">;
type BucketUse = Grants["buckets"][string];

/** Where the things are that settings grant by name. Each is read only where a grant names it. */
export interface Grantable {
  readonly environment: UnitEnvironment;
  readonly secretArn: (name: string) => string;
  /** Secret of a database's master user. */
  readonly databaseSecretArn: (name: string) => string;
  /** Secret of a cache's AUTH token. */
  readonly cacheSecretArn: (name: string) => string;
  /** Key that encrypts all of those secrets. */
  readonly secretsKeyArn: () => string;
  readonly bucket: (name: string) => { readonly arn: string; readonly keyArn: string };
}

/** One kind of grant: what its settings let a workload do. */
interface GrantKind<Settings> {
  /** Why just these actions, on just these resources. */
  readonly reason: string;
  /** Where AWS says what the actions need and what they can be narrowed to. */
  readonly source: string;
  /** None where the settings grant nothing. */
  readonly statements: (settings: Settings, grantable: Grantable) => readonly PolicyStatement[];
}

/** What reading a secret takes, with the calls by which External Secrets and the CSI provider find versions. */
const READ_SECRET = [
  "secretsmanager:GetSecretValue",
  "secretsmanager:DescribeSecret",
  "secretsmanager:ListSecretVersionIds",
  "secretsmanager:GetResourcePolicy",
];

/** What giving a secret a new value takes: its owner reads the old one, writes, and looks which version is current. */
const UPDATE_SECRET = [
  "secretsmanager:GetSecretValue",
  "secretsmanager:DescribeSecret",
  "secretsmanager:PutSecretValue",
  "secretsmanager:UpdateSecret",
];

/** Writing to streams of a log group, never the group itself: it has its retention and its key from us. */
export const WRITE_STREAMS = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"];

/** Calls on the objects of a bucket and on the key that encrypts them, by how the bucket may be used. */
const USE_BUCKET: Readonly<Record<BucketUse, { readonly objects: string[]; readonly key: string[] }>> = {
  read: { objects: ["s3:GetObject"], key: ["kms:Decrypt"] },
  // Parts of a large upload are decrypted again when they are put together.
  readPut: { objects: ["s3:GetObject", "s3:PutObject"], key: ["kms:Decrypt", "kms:GenerateDataKey"] },
  readWrite: {
    objects: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"],
    key: ["kms:Decrypt", "kms:GenerateDataKey"],
  },
};

/** Every kind of grant. Adding one is an entry here and its key in `grant-settings.ts`. */
const GRANTS: { readonly [K in Kind]: GrantKind<Grants[K]> } = {
  secrets: {
    reason:
      "what a workload reads is named secret by secret: a list, not a prefix, is what a reviewer can check",
    source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples.html",
    statements: secretStatements,
  },
  secretsUnder: {
    reason:
      "software that keeps the secrets of others also meets those that do not exist yet; what is not for it is denied",
    source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples.html",
    statements: (settings, grantable) => (settings === undefined ? [] : secretsUnder(settings, grantable)),
  },
  databases: {
    reason: "the master user's password is in a secret that RDS makes, so no prefix of ours finds it",
    source: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html",
    statements: (names, grantable) => readSecrets(names.map(grantable.databaseSecretArn), grantable),
  },
  caches: {
    reason: "the AUTH token is the cache's one credential, and only a secret holds it",
    source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html",
    statements: (names, grantable) => readSecrets(names.map(grantable.cacheSecretArn), grantable),
  },
  buckets: {
    reason:
      "objects and the list of them, in that bucket alone; S3 alone may use the bucket's key on its behalf",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",
    statements: (uses, grantable) =>
      Object.entries(uses).flatMap(([name, use]) => useBucket(name, use, grantable)),
  },
  logs: {
    reason:
      "events go into streams of groups that exist: who could make a group could make one that is kept for ever",
    source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/permissions-reference-cwl.html",
    statements: (names, { environment }) =>
      names.length === 0
        ? []
        : [
            {
              Effect: "Allow",
              Action: WRITE_STREAMS,
              Resource: names.map((name) => logStreams(grantedName(environment, name), environment)),
            },
          ],
  },
  metrics: {
    reason: "a metric has no ARN: the namespace is the one thing that PutMetricData can be held to",
    source:
      "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace.html",
    statements: (namespaces, { environment }) =>
      namespaces.length === 0
        ? []
        : [
            {
              Effect: "Allow",
              Action: "cloudwatch:PutMetricData",
              Resource: "*",
              Condition: {
                StringEquals: {
                  "cloudwatch:namespace": namespaces.map((name) => grantedName(environment, name)),
                },
              },
            },
          ],
  },
  describe: {
    reason: "describing knows no narrower resource than the account, and changes nothing in it",
    source: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html",
    statements: (services) =>
      services.map((service) => ({ Effect: "Allow", Action: `${service}:Describe*`, Resource: "*" })),
  },
};

/** The inline policies of a workload's role, by name. */
export function grantPolicies(
  grants: Grants,
  grantable: Grantable,
): Readonly<Record<string, readonly PolicyStatement[]>> {
  const granted = (Object.keys(GRANTS) as Kind[]).map(
    (kind) => [policyName(kind), statementsOf(kind, grants, grantable)] as const,
  );
  return {
    ...Object.fromEntries(granted.filter(([, statements]) => statements.length > 0)),
    ...byName(grants.statements, (statement) => [policyStatement(statement)]),
  };
}

/** A statement of settings in IAM's terms. */
export function policyStatement({ actions, resources, conditions }: Statement): PolicyStatement {
  return {
    Effect: "Allow",
    Action: actions,
    Resource: resources,
    ...(Object.keys(conditions).length === 0 ? {} : { Condition: conditions }),
  };
}

/** What reading secrets of the data layer takes, by their names there. */
export function secretStatements(names: readonly string[], grantable: Grantable): readonly PolicyStatement[] {
  return readSecrets(names.map(grantable.secretArn), grantable);
}

function statementsOf<K extends Kind>(
  kind: K,
  grants: Grants,
  grantable: Grantable,
): readonly PolicyStatement[] {
  return GRANTS[kind].statements(grants[kind], grantable);
}

function readSecrets(arns: readonly string[], grantable: Grantable): readonly PolicyStatement[] {
  if (arns.length === 0) return [];
  return [
    { Effect: "Allow", Action: READ_SECRET, Resource: arns },
    useKey(["kms:Decrypt"], grantable.secretsKeyArn(), "secretsmanager", grantable),
  ];
}

function secretsUnder(
  { prefix, use, unread }: NonNullable<Grants["secretsUnder"]>,
  grantable: Grantable,
): readonly PolicyStatement[] {
  const { region, account } = grantable.environment;
  const names = grantedName(grantable.environment, prefix);
  const actions = use === "read" ? READ_SECRET : UPDATE_SECRET;
  const keyActions = use === "read" ? ["kms:Decrypt"] : ["kms:Decrypt", "kms:GenerateDataKey"];
  return [
    {
      Effect: "Allow",
      Action: actions,
      Resource: `arn:aws:secretsmanager:${region}:${account}:secret:${names}*`,
    },
    useKey(keyActions, grantable.secretsKeyArn(), "secretsmanager", grantable),
    ...(unread.length === 0
      ? []
      : [
          {
            Effect: "Deny" as const,
            Action: "secretsmanager:GetSecretValue",
            Resource: unread.map(grantable.secretArn),
          },
        ]),
  ];
}

function useBucket(name: string, use: BucketUse, grantable: Grantable): readonly PolicyStatement[] {
  const { arn, keyArn } = grantable.bucket(name);
  const { objects, key } = USE_BUCKET[use];
  return [
    { Effect: "Allow", Action: "s3:ListBucket", Resource: arn },
    { Effect: "Allow", Action: objects, Resource: `${arn}/*` },
    useKey(key, keyArn, "s3", grantable),
  ];
}

/** The key encrypts what belongs to others too: the service uses it for what may be read there, nobody else does. */
function useKey(
  actions: readonly string[],
  keyArn: string,
  service: string,
  { environment }: Grantable,
): PolicyStatement {
  return {
    Effect: "Allow",
    Action: actions.length === 1 ? String(actions[0]) : actions,
    Resource: keyArn,
    Condition: { StringEquals: { "kms:ViaService": `${service}.${environment.region}.amazonaws.com` } },
  };
}

function logStreams(group: string, { region, account }: UnitEnvironment): string {
  return `arn:aws:logs:${region}:${account}:log-group:${group}:*`;
}
