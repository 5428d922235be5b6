/**
 * Actions that give data or rights away. A policy names them in full, on resources that it names: hidden in a pattern,
 * nobody who reads the policy sees them. Each with what it gives.
 */
export const SENSITIVE: Readonly<Record<string, string>> = {
  "secretsmanager:GetSecretValue": "the value of a secret",
  "secretsmanager:BatchGetSecretValue": "the values of many secrets",
  "secretsmanager:PutSecretValue": "another value for a secret",
  "secretsmanager:PutResourcePolicy": "a secret to others",
  "kms:Decrypt": "what a key encrypts",
  "kms:CreateGrant": "a key to others",
  "kms:PutKeyPolicy": "a key to others",
  "kms:ScheduleKeyDeletion": "everything that a key encrypts, for ever",
  "s3:GetObject": "the objects of a bucket",
  "s3:PutObject": "other objects for a bucket",
  "s3:PutBucketPolicy": "a bucket to others",
  "s3:DeleteObject": "the objects of a bucket, for ever",
  "dynamodb:GetItem": "the items of a table",
  "rds-db:connect": "a database",
  "elasticfilesystem:ClientRootAccess": "every file of a file system",
  "iam:PassRole": "the rights of a role",
  "iam:PutRolePolicy": "any right",
  "iam:AttachRolePolicy": "any right",
  "iam:CreatePolicyVersion": "any right",
  "iam:UpdateAssumeRolePolicy": "a role to others",
  "iam:CreateAccessKey": "the rights of a user",
  "sts:AssumeRole": "the rights of a role",
  "ssm:SendCommand": "a shell on machines",
  "ssm:StartSession": "a shell on a machine",
  "lambda:UpdateFunctionCode": "the rights of a function",
  "eks:CreateAccessEntry": "a cluster",
  "eks:AssociateAccessPolicy": "a cluster",
};

/** Something that exists nowhere: whoever may do a sensitive action on it may do it on everything. */
export interface Probe {
  readonly action: string;
  /** ARN; `{account}` and `{region}` are those of the role. */
  readonly on: string;
}

export const NOBODYS: readonly Probe[] = [
  {
    action: "secretsmanager:GetSecretValue",
    on: "arn:aws:secretsmanager:{region}:{account}:secret:nobody-000000",
  },
  {
    action: "secretsmanager:PutSecretValue",
    on: "arn:aws:secretsmanager:{region}:{account}:secret:nobody-000000",
  },
  { action: "s3:GetObject", on: "arn:aws:s3:::nobody/key" },
  { action: "s3:PutObject", on: "arn:aws:s3:::nobody/key" },
  { action: "s3:DeleteObject", on: "arn:aws:s3:::nobody/key" },
  { action: "dynamodb:GetItem", on: "arn:aws:dynamodb:{region}:{account}:table/nobody" },
  { action: "rds-db:connect", on: "arn:aws:rds-db:{region}:{account}:dbuser:db-nobody/nobody" },
  { action: "iam:PassRole", on: "arn:aws:iam::{account}:role/nobody" },
  { action: "iam:PutRolePolicy", on: "arn:aws:iam::{account}:role/nobody" },
  { action: "iam:AttachRolePolicy", on: "arn:aws:iam::{account}:role/nobody" },
  { action: "iam:UpdateAssumeRolePolicy", on: "arn:aws:iam::{account}:role/nobody" },
  { action: "iam:CreatePolicyVersion", on: "arn:aws:iam::{account}:policy/nobody" },
  { action: "iam:CreateAccessKey", on: "arn:aws:iam::{account}:user/nobody" },
  { action: "sts:AssumeRole", on: "arn:aws:iam::{account}:role/nobody" },
  { action: "ssm:SendCommand", on: "arn:aws:ec2:{region}:{account}:instance/i-nobody" },
  { action: "ssm:StartSession", on: "arn:aws:ec2:{region}:{account}:instance/i-nobody" },
  { action: "lambda:UpdateFunctionCode", on: "arn:aws:lambda:{region}:{account}:function:nobody" },
  { action: "eks:CreateAccessEntry", on: "arn:aws:eks:{region}:{account}:cluster/nobody" },
];
