import type { PolicyStatement } from "@strata/aws";
import { byName } from "@strata/layer";
import type { AddonsSettings } from "./settings";

type Grants = AddonsSettings["workloads"][string]["grants"];
type Statement = Grants["statements"][string];

/** Where the things are that settings grant by name. Each is read only where a grant names it. */
export interface Grantable {
  /** AWS region name. */
  readonly region: string;
  readonly secretArn: (name: string) => string;
  /** Key that encrypts all of those secrets. */
  readonly secretsKeyArn: () => string;
  readonly bucketArn: (name: string) => string;
}

/** What reading a secret takes, with the calls by which External Secrets and the CSI provider find versions. */
const READ_SECRET = [
  "secretsmanager:GetSecretValue",
  "secretsmanager:DescribeSecret",
  "secretsmanager:ListSecretVersionIds",
  "secretsmanager:GetResourcePolicy",
];

/** Calls on the objects of a bucket, by how it may be used. */
const USE_OBJECTS = {
  read: ["s3:GetObject"],
  readWrite: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"],
} as const;

/** The inline policies of a workload's role, by name. */
export function grantPolicies(
  grants: Grants,
  grantable: Grantable,
): Readonly<Record<string, readonly PolicyStatement[]>> {
  const buckets = Object.entries(grants.buckets);
  return {
    ...(grants.secrets.length === 0 ? {} : { secrets: secretStatements(grants.secrets, grantable) }),
    ...(buckets.length === 0
      ? {}
      : {
          buckets: buckets.flatMap(([name, use]) => bucketStatements(grantable.bucketArn(name), use)),
        }),
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

/** What reading secrets of the data layer takes. */
export function secretStatements(names: readonly string[], grantable: Grantable): readonly PolicyStatement[] {
  return [
    { Effect: "Allow", Action: READ_SECRET, Resource: names.map(grantable.secretArn) },
    {
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: grantable.secretsKeyArn(),
      // The key encrypts the secrets of others too: Secrets Manager decrypts those that may be read, nobody else.
      Condition: { StringEquals: { "kms:ViaService": `secretsmanager.${grantable.region}.amazonaws.com` } },
    },
  ];
}

function bucketStatements(arn: string, use: keyof typeof USE_OBJECTS): readonly PolicyStatement[] {
  return [
    { Effect: "Allow", Action: "s3:ListBucket", Resource: arn },
    { Effect: "Allow", Action: USE_OBJECTS[use], Resource: `${arn}/*` },
  ];
}
