import type { ValueTable } from "./value-table.fixture";

/** ARNs, roles and policies. */
export const IDENTITY: readonly ValueTable[] = [
  {
    name: "arn",
    source: "IAM user guide, Amazon Resource Names (ARNs)",
    accepted: ["arn:aws:s3:::logs", "arn:aws:iam::aws:policy/X", "arn:aws:sns:eu-west-1:123456789012:a"],
    refused: [
      "arn:aws:s3",
      "logs",
      "arn:aws:sns:eu-west-1:12:a",
      "arn:aws-cn:sns:cn-north-1:123456789012:a",
      "arn:aws:s3:::a b",
    ],
  },
  {
    name: "lambdaArn",
    source: "Lambda CreateFunction, FunctionArn",
    accepted: [
      "arn:aws:lambda:eu-west-1:123456789012:function:rotate",
      "arn:aws:lambda:eu-west-1:123456789012:function:rotate:live",
      "arn:aws:lambda:eu-west-1:123456789012:function:rotate:$LATEST",
    ],
    refused: [
      "arn:aws:sqs:eu-west-1:123456789012:rotate",
      "arn:aws:lambda:eu-west-1:123456789012:rotate",
      "arn:aws:lambda::123456789012:function:rotate",
      "arn:aws:lambda:eu-west-1:123456789012:layer:rotate:1",
    ],
  },
  {
    name: "secretArn",
    source: "Secrets Manager user guide, secret ARN",
    accepted: ["arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/cache-Ab1Cd2"],
    refused: [
      "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/cache",
      "arn:aws:ssm:eu-west-1:123456789012:parameter/shop",
      "shop/cache",
    ],
  },
  {
    name: "queueArn",
    source: "SNS Subscribe, Endpoint of protocol sqs; SQS queue names",
    accepted: ["arn:aws:sqs:eu-west-1:123456789012:alarms"],
    refused: [
      "https://sqs.eu-west-1.amazonaws.com/123456789012/alarms",
      "arn:aws:sqs:eu-west-1:123456789012:alarms.fifo",
      "arn:aws:sns:eu-west-1:123456789012:alarms",
    ],
  },
  {
    name: "principalArn",
    source: "EKS CreateAccessEntry, principalArn",
    accepted: [
      "arn:aws:iam::123456789012:role/ops",
      "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Ops_0a",
      "arn:aws:iam::123456789012:user/ann",
    ],
    refused: [
      "arn:aws:sts::123456789012:assumed-role/ops/ann",
      "arn:aws:iam::123456789012:root",
      "arn:aws:iam::123456789012:group/ops",
      "arn:aws:iam::aws:role/ops",
      `arn:aws:iam::123456789012:role/${"a".repeat(65)}`,
      "arn:aws-us-gov:iam::123456789012:role/ops",
    ],
  },
  {
    name: "roleName",
    source: "IAM CreateRole, RoleName",
    accepted: ["shop-nodes", "a".repeat(64)],
    refused: ["shop/nodes", "a".repeat(65), "", "shop nodes"],
  },
  {
    name: "roleNameTemplate",
    source: "IAM CreateRole, RoleName",
    accepted: ["{id}-cart", "shop_of-old", "{account}{region}"],
    refused: ["", "{name}-cart", "shop/cart", "a".repeat(65)],
  },
  {
    name: "managedPolicy",
    source: "IAM CreatePolicy, PolicyName and Path",
    accepted: [
      "AmazonSSMManagedInstanceCore",
      "service-role/AmazonEBSCSIDriverPolicy",
      "job-function/ViewOnlyAccess",
    ],
    refused: [
      "arn:aws:iam::aws:policy/ReadOnlyAccess",
      "/ReadOnlyAccess",
      "Read Only",
      "",
      "policy/ReadOnlyAccess",
      "Read+Only",
      "Read.Only",
    ],
  },
  {
    name: "managedPolicies",
    source: "IAM and AWS STS quotas, managed policies attached to a role",
    accepted: [[], ["ReadOnlyAccess"]],
    refused: [
      Array.from({ length: 26 }, (_, at) => `Policy${at}`),
      "ReadOnlyAccess",
      ["ReadOnlyAccess", "job-function/ReadOnlyAccess"],
      ["EKS_CNI", "EksCni"],
    ],
  },
  {
    name: "policyAction",
    source: "IAM JSON policy elements: Action",
    accepted: ["s3:GetObject", "s3:Get*", "*", "execute-api:Invoke", "ec2:Describe?nstances"],
    refused: [
      "GetObject",
      "s3",
      "s3:",
      "s3:Get Object",
      "s3.GetObject",
      ":GetObject",
      "s3:GetObject,s3:PutObject",
    ],
  },
  {
    name: "policyResource",
    source: "IAM JSON policy elements: Resource",
    accepted: [
      "*",
      "arn:aws:s3:::shop/*",
      "arn:aws:logs:*:123456789012:log-group:/shop/*",
      "arn:aws:iam::aws:policy/*",
    ],
    refused: [
      "shop/*",
      "arn:aws:s3:shop",
      "arn:aws-cn:s3:::shop",
      "arn:*:s3:::shop",
      "s3://shop",
      "arn:aws:s3::12:shop x",
    ],
  },
  {
    name: "conditionOperator",
    source: "IAM JSON policy elements: Condition operators",
    accepted: [
      "StringEquals",
      "StringNotLike",
      "ForAnyValue:StringLike",
      "ArnLikeIfExists",
      "Null",
      "NotIpAddress",
      "NumericLessThanEquals",
    ],
    refused: ["stringEquals", "Equals", "StringEqual", "NullIfExists", "ForSome:StringEquals", "BoolNot"],
  },
  {
    name: "conditionKey",
    source: "AWS global condition context keys",
    accepted: ["aws:SourceVpc", "kms:EncryptionContext:aws:s3:arn", "aws:ResourceTag/team", "s3:prefix"],
    refused: ["SourceVpc", "aws:", "aws SourceVpc", ":key"],
  },
  {
    name: "statement",
    source: "IAM JSON policy elements: Statement",
    accepted: [{ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::shop/*"] }],
    refused: [
      { actions: [], resources: ["*"] },
      { actions: ["s3:GetObject"], resources: [] },
      { actions: ["GetObject"], resources: ["*"] },
    ],
  },
  {
    name: "conditionalStatements",
    source: "IAM JSON policy elements: Condition",
    accepted: [
      {},
      {
        mail: {
          actions: ["ses:SendEmail"],
          resources: ["*"],
          conditions: { StringEquals: { "ses:FromAddress": ["shop@example.com"] } },
        },
      },
    ],
    refused: [
      { mail: { actions: ["ses:SendEmail"], resources: ["*"], conditions: { Equals: { "aws:a": "b" } } } },
      { mail: { actions: ["ses:SendEmail"], resources: ["*"], conditions: { StringEquals: { from: "b" } } } },
      {
        mail: { actions: ["ses:SendEmail"], resources: ["*"], conditions: { StringEquals: { "aws:a": [] } } },
      },
    ],
  },
];
