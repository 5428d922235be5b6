import type { PolicyStatement } from "../iam/policy-document";
import type { Place } from "../place";

const DATA_ACTIONS = [
  "kms:Encrypt",
  "kms:Decrypt",
  "kms:ReEncrypt*",
  "kms:GenerateDataKey*",
  "kms:DescribeKey",
];

/**
 * Services that use a key on their own behalf, and what the key's policy must grant them. Without its grant, a
 * service fails only at run time: logs are refused, nodes terminate, an alarm is never sent.
 */
export const KEY_USERS = {
  /** Log groups. AWS: CloudWatch Logs user guide, "Encrypt log data using AWS KMS". */
  logs: ({ account, region }: Place): readonly PolicyStatement[] => [
    {
      Sid: "CloudWatchLogs",
      Effect: "Allow",
      Principal: { Service: `logs.${region}.amazonaws.com` },
      Action: DATA_ACTIONS,
      Resource: "*",
      Condition: {
        ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${region}:${account}:log-group:*` },
      },
    },
  ],
  /** Alarms that publish to an encrypted topic. AWS: Amazon SNS developer guide, key policies for event sources. */
  alarms: ({ account }: Place): readonly PolicyStatement[] => [
    {
      Sid: "CloudWatchAlarms",
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceAccount": account } },
    },
  ],
  /**
   * Volumes of nodes that an Auto Scaling group starts. AWS: Amazon EC2 Auto Scaling, key policy for encrypted
   * volumes.
   */
  nodeVolumes: ({ account }: Place): readonly PolicyStatement[] => {
    const role = `arn:aws:iam::${account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`;
    return [
      { Sid: "NodeVolumes", Effect: "Allow", Principal: { AWS: role }, Action: DATA_ACTIONS, Resource: "*" },
      {
        Sid: "NodeVolumeGrants",
        Effect: "Allow",
        Principal: { AWS: role },
        Action: "kms:CreateGrant",
        Resource: "*",
        Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
      },
    ];
  },
  /**
   * Distributions of the account that serve an encrypted bucket. AWS: CloudFront developer guide, origin access
   * control with SSE-KMS.
   */
  distributions: ({ account }: Place): readonly PolicyStatement[] => [
    {
      Sid: "Distributions",
      Effect: "Allow",
      Principal: { Service: "cloudfront.amazonaws.com" },
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: { ArnLike: { "aws:SourceArn": `arn:aws:cloudfront::${account}:distribution/*` } },
    },
  ],
  /**
   * Access logs that CloudFront delivers to an encrypted bucket. The delivery service sends neither account nor
   * distribution, so there can be no condition; it may encrypt but not decrypt. AWS: CloudFront developer guide,
   * "Standard logging (legacy)", key policy for SSE-KMS buckets.
   */
  distributionLogs: (): readonly PolicyStatement[] => [
    {
      Sid: "DistributionLogs",
      Effect: "Allow",
      Principal: { Service: "delivery.logs.amazonaws.com" },
      Action: "kms:GenerateDataKey*",
      Resource: "*",
    },
  ],
  /**
   * Access logs that Network Load Balancers deliver to an encrypted bucket. AWS: Elastic Load Balancing, "Access logs
   * for your Network Load Balancer", key policy for SSE-KMS buckets.
   */
  loadBalancerLogs: ({ account, region }: Place): readonly PolicyStatement[] => [
    {
      Sid: "LoadBalancerLogs",
      Effect: "Allow",
      Principal: { Service: "delivery.logs.amazonaws.com" },
      Action: DATA_ACTIONS,
      Resource: "*",
      Condition: {
        StringEquals: { "aws:SourceAccount": account },
        ArnLike: { "aws:SourceArn": `arn:aws:logs:${region}:${account}:*` },
      },
    },
  ],
} as const;

/** A service that uses a key on its own behalf. */
export type KeyUser = keyof typeof KEY_USERS;
