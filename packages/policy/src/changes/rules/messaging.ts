import type { ChangeRule } from "../change-rule";
import { changesFromValue, goesDown, shrinks } from "../conditions";
import { rulesOf } from "../holding";

const DRAIN =
  "make a second one under another name, move senders, let receivers empty the old one, and delete that last";

/** Queues, topics, streams and brokers: messages in them, and the names by which others send. */
export const messaging: readonly ChangeRule[] = [
  ...rulesOf({
    id: "sqs-queue",
    types: ["aws_sqs_queue"],
    lost: "every message in it, and its address; its name is refused for 60 seconds",
    deletion: "stop the senders, let receivers empty it, and delete it then; dead letters too",
    replacement: DRAIN,
    source: ["SQS API, DeleteQueue", "AWS provider, aws_sqs_queue"],
    fixed: [
      {
        id: "name",
        attributes: ["name", "name_prefix"],
        reason: "a queue cannot be renamed, so Terraform deletes it with its messages",
      },
      {
        id: "fifo",
        attributes: ["fifo_queue"],
        reason: "a queue does not become a FIFO queue or back, so Terraform deletes it with its messages",
        source: ["SQS developer guide, FIFO queues"],
      },
      {
        id: "deduplication",
        attributes: ["content_based_deduplication"],
        reason:
          "the provider cannot change deduplication of this queue, so Terraform deletes it with its messages",
      },
    ],
  }),
  {
    id: "sqs-retention-shrinks",
    types: ["aws_sqs_queue"],
    on: ["update"],
    attributes: ["message_retention_seconds"],
    when: shrinks,
    effect: "destroys",
    reason: "messages that are older than the new time are deleted, within 15 minutes",
    way: "look at ApproximateAgeOfOldestMessage first; let receivers catch up",
    source: ["SQS API, SetQueueAttributes"],
    fault: { before: { message_retention_seconds: 1209600 }, after: { message_retention_seconds: 3600 } },
    right: { before: { message_retention_seconds: 3600 }, after: { message_retention_seconds: 1209600 } },
  },
  ...rulesOf({
    id: "sns-topic",
    types: ["aws_sns_topic"],
    lost: "its ARN, to which others send, and all subscriptions, those that people have confirmed among them",
    deletion: "move senders to another topic first; alarms that name it keep silent",
    replacement: "make a second topic, let subscribers confirm there, move senders, and delete this one last",
    source: ["SNS API, DeleteTopic"],
    fixed: [
      { id: "name", attributes: ["name", "name_prefix"], reason: "a topic cannot be renamed" },
      {
        id: "fifo",
        attributes: ["fifo_topic", "content_based_deduplication"],
        reason: "a topic does not become a FIFO topic or back",
        source: ["SNS developer guide, FIFO topics"],
      },
    ],
  }),
  ...rulesOf({
    id: "sns-subscription",
    types: ["aws_sns_topic_subscription"],
    effect: "replaces",
    lost: "the subscription: messages meanwhile do not reach it, and a person has to confirm an address again",
    deletion: "be sure that somebody else gets the messages",
    source: ["SNS API, Unsubscribe"],
    fixed: [
      {
        id: "endpoint",
        attributes: ["endpoint", "protocol", "topic_arn", "subscription_role_arn"],
        reason:
          "topic and endpoint of a subscription are fixed; a new address gets a mail to confirm, and nothing until then",
      },
    ],
  }),
  ...rulesOf({
    id: "kinesis-stream",
    types: ["aws_kinesis_stream", "aws_kinesis_video_stream"],
    lost: "every record in it",
    deletion: DRAIN,
    source: ["Kinesis API, DeleteStream"],
    fixed: [
      {
        id: "name",
        attributes: ["name"],
        reason: "a stream cannot be renamed, so Terraform deletes it with its records",
      },
    ],
  }),
  ...rulesOf({
    id: "kinesis-delivery-stream",
    types: ["aws_kinesis_firehose_delivery_stream"],
    effect: "replaces",
    lost: "records that it has not delivered, and its name",
    deletion: "stop the senders, and wait until its buffer is delivered",
    source: ["Firehose API, DeleteDeliveryStream"],
  }),
  ...rulesOf({
    id: "msk-cluster",
    types: ["aws_msk_cluster", "aws_msk_serverless_cluster"],
    lost: "every topic in it",
    deletion:
      "mirror the topics into a second cluster, move consumers and then producers, and delete this one last",
    source: ["MSK developer guide, Delete an Amazon MSK cluster"],
    fixed: [
      {
        id: "settings",
        attributes: [
          "cluster_name",
          "broker_node_group_info",
          "encryption_info.encryption_at_rest_kms_key_arn",
          "encryption_info.encryption_in_transit.in_cluster",
        ],
        reason: "it is fixed when the cluster is made, so Terraform deletes the cluster with its topics",
      },
    ],
  }),
  {
    id: "msk-version-down",
    types: ["aws_msk_cluster"],
    on: ["update"],
    attributes: ["kafka_version"],
    when: goesDown,
    effect: "refuses",
    reason: "Kafka on MSK does not go back to an older version",
    way: "write the version that runs",
    source: ["MSK developer guide, Update the Apache Kafka version"],
    fault: { before: { kafka_version: "3.7.x" }, after: { kafka_version: "3.6.0" } },
    right: { before: { kafka_version: "3.6.0" }, after: { kafka_version: "3.7.x" } },
  },
  {
    id: "msk-storage-shrinks",
    types: ["aws_msk_cluster"],
    on: ["update"],
    attributes: ["broker_node_group_info.storage_info.ebs_storage_info.volume_size"],
    when: shrinks,
    effect: "refuses",
    reason: "storage of brokers only grows",
    way: "write what they have, or make a second cluster",
    source: ["MSK developer guide, Scale up Amazon MSK broker storage"],
    fault: {
      before: { broker_node_group_info: [{ storage_info: [{ ebs_storage_info: [{ volume_size: 500 }] }] }] },
      after: { broker_node_group_info: [{ storage_info: [{ ebs_storage_info: [{ volume_size: 100 }] }] }] },
    },
    right: {
      before: { broker_node_group_info: [{ storage_info: [{ ebs_storage_info: [{ volume_size: 100 }] }] }] },
      after: { broker_node_group_info: [{ storage_info: [{ ebs_storage_info: [{ volume_size: 500 }] }] }] },
    },
  },
  ...rulesOf({
    id: "mq-broker",
    types: ["aws_mq_broker"],
    lost: "every message in it",
    deletion: DRAIN,
    source: ["Amazon MQ developer guide, Deleting a broker"],
    fixed: [
      {
        id: "settings",
        attributes: [
          "broker_name",
          "deployment_mode",
          "engine_type",
          "publicly_accessible",
          "subnet_ids",
          "encryption_options",
          "storage_type",
          "data_replication_primary_broker_arn",
        ],
        reason: "it is fixed when the broker is made, so Terraform deletes the broker with its messages",
      },
    ],
  }),
  {
    id: "mq-restarts",
    types: ["aws_mq_broker"],
    on: ["update"],
    attributes: ["engine_version", "host_instance_type"],
    when: changesFromValue,
    effect: "interrupts",
    lasts: "everybody who uses it, for minutes; with a standby until that has taken over",
    reason: "the broker reboots on another machine or version",
    way: "leave apply_immediately off, so that it waits for the maintenance window",
    source: ["Amazon MQ developer guide, Upgrading an Amazon MQ broker engine version"],
    fault: { before: { host_instance_type: "mq.m5.large" }, after: { host_instance_type: "mq.m5.xlarge" } },
    right: { before: { host_instance_type: "mq.m5.large" }, after: { host_instance_type: "mq.m5.large" } },
  },
];
