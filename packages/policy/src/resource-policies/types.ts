/** Arguments that hold the policy of a resource. Source: AWS provider 5, argument references. */
export const POLICIES_OF_RESOURCES: Readonly<Record<string, string>> = {
  aws_backup_vault_policy: "policy",
  aws_cloudwatch_log_resource_policy: "policy_document",
  aws_ecr_repository_policy: "policy",
  aws_efs_file_system_policy: "policy",
  aws_kms_key: "policy",
  aws_kms_key_policy: "policy",
  aws_s3_bucket_policy: "policy",
  aws_secretsmanager_secret: "policy",
  aws_secretsmanager_secret_policy: "policy",
  aws_sns_topic: "policy",
  aws_sns_topic_policy: "policy",
  aws_sqs_queue: "policy",
  aws_sqs_queue_policy: "policy",
};

/** A service that a policy may let in without asking for whom, since the service does not say. */
export interface UnboundService {
  readonly service: string;
  readonly actions: readonly string[];
  readonly reason: string;
  readonly source: string;
}

export const UNBOUND_SERVICES: readonly UnboundService[] = [
  {
    service: "delivery.logs.amazonaws.com",
    actions: ["kms:GenerateDataKey*"],
    reason:
      "CloudFront's legacy logs are delivered without account and distribution; it may encrypt, and not decrypt",
    source: "CloudFront developer guide, Standard logging (legacy), key policy for SSE-KMS buckets",
  },
];
