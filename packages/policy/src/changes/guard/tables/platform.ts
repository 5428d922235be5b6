import { isOfAuditTrail } from "../conditions";
import type { GuardedType } from "../guarded-type";

/** Queues, keys, secrets, users, zones, clusters, and what tells afterwards who did what. */
export const platform: readonly GuardedType[] = [
  {
    types: ["aws_sqs_queue", "aws_mq_broker"],
    reason: "messages that wait in it are deleted with it",
    source: ["SQS API, DeleteQueue", "Amazon MQ API, DeleteBroker"],
  },
  {
    types: [
      "aws_kinesis_stream",
      "aws_kinesis_video_stream",
      "aws_kinesis_firehose_delivery_stream",
      "aws_msk_cluster",
      "aws_msk_serverless_cluster",
      "aws_qldb_stream",
    ],
    reason: "records in it go with it, those that were not delivered too",
    source: ["Kinesis API, DeleteStream", "Firehose API, DeleteDeliveryStream", "MSK API, DeleteCluster"],
  },
  {
    types: ["aws_cloudwatch_event_archive"],
    reason: "its events are deleted with it, and cannot be replayed",
    source: ["EventBridge API, DeleteArchive"],
  },
  {
    types: [
      "aws_kms_key",
      "aws_kms_external_key",
      "aws_kms_replica_key",
      "aws_kms_replica_external_key",
      "aws_kms_custom_key_store",
      "aws_cloudhsm_v2_cluster",
      "aws_paymentcryptography_key",
    ],
    reason: "nobody can read what is encrypted with it, backups too, once its waiting time is over",
    source: ["KMS developer guide, Deleting AWS KMS keys"],
  },
  {
    types: ["aws_secretsmanager_secret"],
    reason: "its value goes with all versions once its recovery window is over, and readers fail at once",
    source: ["Secrets Manager user guide, Delete an AWS Secrets Manager secret"],
  },
  {
    types: ["aws_ssm_parameter"],
    reason: "its value goes with its history; many are written by others than Terraform",
    source: ["Systems Manager API, DeleteParameter"],
  },
  {
    types: ["aws_acmpca_certificate_authority", "aws_acmpca_certificate_authority_certificate"],
    reason: "nobody can issue or revoke certificates of the authority any more",
    source: ["Private CA user guide, Deleting your private CA"],
  },
  {
    types: [
      "aws_cognito_user_pool",
      "aws_cognito_user",
      "aws_cognito_identity_pool",
      "aws_identitystore_user",
      "aws_identitystore_group",
      "aws_directory_service_directory",
    ],
    reason: "users go with it: their passwords cannot be exported, and others know them by their ids",
    source: ["Cognito API, DeleteUserPool, DeleteIdentityPool", "Directory Service API, DeleteDirectory"],
  },
  {
    types: ["aws_verifiedpermissions_policy_store", "aws_cloudfront_key_value_store"],
    reason: "entries that applications wrote go with it",
    source: ["Verified Permissions API, DeletePolicyStore", "CloudFront API, DeleteKeyValueStore"],
  },
  {
    types: ["aws_route53_zone", "aws_lightsail_domain"],
    reason: "records that others wrote go with it, and another zone has other name servers",
    source: ["Route 53 API, DeleteHostedZone"],
  },
  {
    types: ["aws_route53domains_domain", "aws_route53domains_registered_domain"],
    reason: "the registration of the name ends, and anybody may register it",
    source: ["Route 53 domains API, DeleteDomain"],
  },
  {
    types: ["aws_eks_cluster"],
    reason: "every object in it goes: workloads, secrets, and the tie of volumes to their claims",
    source: ["EKS user guide, Delete a cluster"],
  },
  {
    types: ["aws_cloudtrail", "aws_cloudtrail_event_data_store"],
    reason: "the trail ends, and an event data store goes with its events",
    source: ["CloudTrail user guide, Deleting a trail", "CloudTrail API, DeleteEventDataStore"],
  },
  {
    types: ["aws_config_configuration_recorder", "aws_guardduty_detector"],
    reason: "the record of changes or threats ends, and findings go with the detector",
    source: ["GuardDuty API, DeleteDetector", "Config API, DeleteConfigurationRecorder"],
  },
  {
    types: ["aws_cloudwatch_log_group"],
    reason: "logs that tell who did what go with it",
    only: isOfAuditTrail,
    source: ["CloudWatch Logs API, DeleteLogGroup"],
  },
];
