import { type Example, policy } from "../example";
import { accountAdministers, grantsBound, notPublic, servicesBound } from "../resource-policies/checks";
import { POLICIES_OF_RESOURCES } from "../resource-policies/types";
import type { Rule, ServiceRules } from "../rule";

const ACCOUNT = "123456789012";
const AUTOSCALING = `arn:aws:iam::${ACCOUNT}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`;

/** What a service may do for resources of this account. */
const bound = (service: string, action: string) =>
  policy({
    Effect: "Allow",
    Principal: { Service: service },
    Action: action,
    Resource: "*",
    Condition: { StringEquals: { "aws:SourceAccount": ACCOUNT } },
  });

const root = {
  Effect: "Allow",
  Action: "kms:*",
  Resource: "*",
  Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
};

/** A grant by the service-linked role that starts nodes. */
const grant = (Condition?: object) => ({
  Effect: "Allow",
  Action: "kms:CreateGrant",
  Resource: "*",
  Principal: { AWS: AUTOSCALING },
  ...(Condition === undefined ? {} : { Condition }),
});

const example: Example = {
  layer: "delivery",
  resource: {
    aws_backup_vault_policy: {
      kept: { policy: bound("backup.amazonaws.com", "backup:CopyIntoBackupVault") },
    },
    aws_cloudwatch_log_resource_policy: {
      queries: { policy_document: bound("route53.amazonaws.com", "logs:PutLogEvents") },
    },
    aws_ecr_repository_policy: { cart: { policy: bound("lambda.amazonaws.com", "ecr:BatchGetImage") } },
    aws_kms_key: {
      volumes: {
        enable_key_rotation: true,
        deletion_window_in_days: 30,
        policy: policy(root, grant({ Bool: { "kms:GrantIsForAWSResource": "true" } })),
      },
    },
    aws_secretsmanager_secret_policy: {
      cart: { policy: bound("serverlessrepo.amazonaws.com", "secretsmanager:DescribeSecret") },
    },
    aws_sns_topic_policy: { alarms: { policy: bound("cloudwatch.amazonaws.com", "sns:Publish") } },
    aws_iam_role_policy: {
      volumes: {
        policy: policy({
          Effect: "Allow",
          Action: ["kms:CreateGrant", "kms:RevokeGrant"],
          Resource: "${aws_kms_key.volumes.arn}",
          Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
        }),
      },
    },
  },
};

/** Names of the resources in the examples, where faults are made; those of others have their rules beside them. */
const NAMES: Readonly<Record<string, { readonly name: string; readonly layer?: string }>> = {
  aws_backup_vault_policy: { name: "kept" },
  aws_cloudwatch_log_resource_policy: { name: "queries" },
  aws_ecr_repository_policy: { name: "cart" },
  aws_efs_file_system_policy: { name: "shared", layer: "data" },
  aws_kms_key: { name: "volumes" },
  aws_kms_key_policy: { name: "logs", layer: "network" },
  aws_s3_bucket_policy: { name: "assets", layer: "data" },
  aws_secretsmanager_secret: { name: "orders", layer: "data" },
  aws_secretsmanager_secret_policy: { name: "cart" },
  aws_sns_topic: { name: "alarms", layer: "edge" },
  aws_sns_topic_policy: { name: "alarms" },
  aws_sqs_queue: { name: "orders", layer: "data" },
  aws_sqs_queue_policy: { name: "orders", layer: "data" },
};

/** Names that rules of these types have had from the start. */
const IDS: Readonly<Record<string, string>> = {
  aws_s3_bucket_policy: "s3-policy",
  aws_sqs_queue_policy: "queue-policy",
};

/** A policy that asks for nothing but TLS. */
const toEverybody = policy({
  Effect: "Allow",
  Action: "any:Thing",
  Resource: "*",
  Principal: "*",
  Condition: { Bool: { "aws:SecureTransport": "true" } },
});

/** Rules that hold for the policy of any resource. */
const everywhere: readonly Rule[] = Object.entries(POLICIES_OF_RESOURCES).flatMap(([type, path]) => {
  const id = IDS[type] ?? type.replace(/^aws_/, "").replaceAll("_", "-");
  const { name, layer } = NAMES[type] ?? { name: "" };
  const at = `${type}/${name}/${path}`;
  const where = layer === undefined ? { at } : { at, layer };
  return [
    {
      id: `${id}-not-public`,
      type,
      level: "M",
      reason:
        "whoever asks from elsewhere is kept out by name, account or address, not by what anybody can send",
      source: ["IAM Access Analyzer, external access", "S3.6", "KMS.5", "SQS.3", "SNS.4"],
      setting: "",
      fault: { ...where, to: toEverybody },
      holds: notPublic(path),
    },
    {
      id: `${id}-services-bound`,
      type,
      level: "M",
      reason:
        "a service works for every account: without aws:SourceArn or aws:SourceAccount it lets in any of theirs",
      source: ["IAM user guide, The confused deputy problem"],
      setting: "",
      fault: {
        ...where,
        to: policy({
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "*",
          Principal: { Service: "cloudfront.amazonaws.com" },
          Condition: { ArnLike: { "AWS:SourceArn": "arn:aws:cloudfront::*:distribution/*" } },
        }),
      },
      holds: servicesBound(path),
    },
  ] satisfies readonly Rule[];
});

/** Who may make grants of keys, in the policies of keys and of roles. */
const grants: readonly Rule[] = [
  { type: "aws_kms_key", at: "aws_kms_key/volumes/policy", to: policy(root, grant()) },
  {
    type: "aws_kms_key_policy",
    layer: "network",
    at: "aws_kms_key_policy/logs/policy",
    to: policy(root, grant()),
  },
  {
    type: "aws_iam_role_policy",
    at: "aws_iam_role_policy/volumes/policy",
    to: policy({ Effect: "Allow", Action: "kms:Create*", Resource: "${aws_kms_key.volumes.arn}" }),
  },
  {
    type: "aws_iam_policy",
    layer: "cluster",
    at: "aws_iam_policy/scaler/policy",
    to: policy({ Effect: "Allow", Action: "kms:CreateGrant", Resource: "arn:aws:kms:eu-west-1:1:key/a" }),
  },
].map(({ type, ...fault }) => ({
  id: `${type.replace(/^aws_/, "").replaceAll("_", "-")}-grants-bound`,
  type,
  level: "M",
  reason: "a grant for anything else outlives the resource, and shows in no policy",
  source: ["KMS developer guide, Using policy conditions with grants", "EBS user guide, key policy"],
  setting: "",
  fault,
  holds: grantsBound(),
}));

/** Policies of resources and of keys: who gets in. */
export const resourcePolicies: ServiceRules = {
  example,
  rules: [
    ...everywhere,
    ...grants,
    {
      id: "kms-key-administered",
      type: "aws_kms_key",
      level: "M",
      reason:
        "a key whose policy leaves out its account can be neither used by roles nor changed, except by AWS support",
      source: ["KMS developer guide, Default key policy"],
      setting: "",
      fault: {
        at: "aws_kms_key/volumes/policy",
        to: policy(grant({ Bool: { "kms:GrantIsForAWSResource": "true" } })),
      },
      holds: accountAdministers,
    },
  ],
};
