import type { ChangeRule } from "../change-rule";
import { goesDown, loses, turnsOff } from "../conditions";
import { rulesOf } from "../holding";

const RESTORE =
  "take a backup, restore it as a second one under another name, move who uses it, and delete this one last";

/** Stores of other kinds: tables, search, warehouses, registries, catalogues. */
export const tables: readonly ChangeRule[] = [
  ...rulesOf({
    id: "dynamodb-table",
    types: ["aws_dynamodb_table"],
    lost: "every item in it, its streams and its backups by time",
    deletion: RESTORE,
    source: ["DynamoDB API, DeleteTable"],
    deletions: [
      {
        id: "protected",
        only: {
          words: "with deletion_protection_enabled true",
          holds: ({ before }) => before.value("deletion_protection_enabled") === true,
        },
        effect: "refuses",
        reason: "deletion_protection_enabled is on, so AWS refuses to delete the table",
        way: "if it is to go: take a backup, turn the protection off, apply that alone, and delete it then",
        sample: { before: { deletion_protection_enabled: true } },
        otherwise: { before: { deletion_protection_enabled: false } },
        alsoReplaced: true,
      },
      {
        id: "unprotected",
        only: {
          words: "without deletion_protection_enabled",
          holds: ({ before }) => before.value("deletion_protection_enabled") !== true,
        },
        effect: "destroys",
        reason: "every item in it goes; with point-in-time recovery AWS keeps a last backup for 35 days",
        way: "take a backup on demand first, which stays until somebody deletes it",
        sample: { before: { deletion_protection_enabled: false } },
        otherwise: { before: { deletion_protection_enabled: true } },
      },
    ],
    fixed: [
      {
        id: "keys",
        attributes: ["name", "hash_key", "range_key", "attribute", "local_secondary_index"],
        reason:
          "name, keys and local indexes of a table are fixed, so Terraform deletes it and makes an empty one",
      },
      {
        id: "origin",
        attributes: [
          "restore_source_name",
          "restore_source_table_arn",
          "restore_date_time",
          "restore_to_latest_time",
          "import_table",
        ],
        reason:
          "where its items came from is asked only while it is made; to change it deletes what has been written since",
        way: "leave it as it was",
      },
    ],
  }),
  {
    id: "dynamodb-recovery-off",
    types: ["aws_dynamodb_table"],
    on: ["update"],
    attributes: ["point_in_time_recovery.enabled"],
    when: turnsOff,
    effect: "destroys",
    reason: "the last 35 days cannot be restored any more; turned on again it begins anew",
    way: "leave it on, or take a backup on demand first",
    source: ["DynamoDB developer guide, Point-in-time recovery"],
    fault: {
      before: { point_in_time_recovery: [{ enabled: true }] },
      after: { point_in_time_recovery: [{ enabled: false }] },
    },
    right: {
      before: { point_in_time_recovery: [{ enabled: false }] },
      after: { point_in_time_recovery: [{ enabled: true }] },
    },
  },
  {
    id: "dynamodb-part-removed",
    types: ["aws_dynamodb_table"],
    on: ["update"],
    attributes: ["replica.region_name", "global_secondary_index.name"],
    when: loses,
    effect: "destroys",
    reason:
      "the copy in the other region, or the index, goes; who reads it gets errors, and it takes hours to make again",
    way: "move its readers first",
    source: [
      "DynamoDB developer guide, Global tables",
      "DynamoDB developer guide, Managing global secondary indexes",
    ],
    fault: {
      before: { global_secondary_index: [{ name: "one" }, { name: "two" }] },
      after: { global_secondary_index: [{ name: "one" }] },
    },
    right: {
      before: { global_secondary_index: [{ name: "one" }] },
      after: { global_secondary_index: [{ name: "one" }, { name: "two" }] },
    },
  },
  ...rulesOf({
    id: "search-domain",
    types: ["aws_opensearch_domain", "aws_elasticsearch_domain", "aws_opensearchserverless_collection"],
    lost: "every index in it; automatic snapshots go too",
    deletion: "take a snapshot into a bucket of your own first",
    replacement:
      "take a snapshot into a bucket of your own, restore it in a second domain, move who uses it, and delete this one last",
    source: ["OpenSearch Service developer guide, Deleting OpenSearch Service domains"],
    fixed: [
      {
        id: "settings",
        attributes: [
          "domain_name",
          "advanced_security_options.enabled",
          "encrypt_at_rest",
          "node_to_node_encryption",
          "vpc_options",
          "name",
          "type",
        ],
        reason: "it is fixed, or fixed in this direction, so Terraform deletes the domain with its indexes",
      },
    ],
  }),
  {
    id: "search-version-down",
    types: ["aws_opensearch_domain", "aws_elasticsearch_domain"],
    on: ["update"],
    attributes: ["engine_version", "elasticsearch_version"],
    when: goesDown,
    effect: "refuses",
    reason: "a domain does not go back to an older version",
    way: "restore a snapshot of before the upgrade into a second domain",
    source: ["OpenSearch Service developer guide, Upgrading OpenSearch Service domains"],
    fault: { before: { engine_version: "OpenSearch_2.13" }, after: { engine_version: "OpenSearch_2.11" } },
    right: { before: { engine_version: "OpenSearch_2.11" }, after: { engine_version: "OpenSearch_2.13" } },
  },
  ...rulesOf({
    id: "warehouse",
    types: [
      "aws_redshift_cluster",
      "aws_redshiftserverless_namespace",
      "aws_timestreamwrite_database",
      "aws_timestreamwrite_table",
      "aws_keyspaces_keyspace",
      "aws_keyspaces_table",
      "aws_qldb_ledger",
      "aws_glue_catalog_database",
      "aws_glue_catalog_table",
      "aws_athena_database",
      "aws_s3tables_table_bucket",
      "aws_lightsail_database",
      "aws_workspaces_workspace",
      "aws_directory_service_directory",
      "aws_transfer_server",
      "aws_storagegateway_gateway",
      "aws_codecommit_repository",
      "aws_codeartifact_repository",
      "aws_codeartifact_domain",
      "aws_grafana_workspace",
      "aws_prometheus_workspace",
      "aws_emr_cluster",
      "aws_memorydb_snapshot",
    ],
    lost: "everything that it holds",
    deletion: RESTORE,
    source: ["the service's user guide, its page on deletion"],
  }),
  ...rulesOf({
    id: "image-repository",
    types: ["aws_ecr_repository", "aws_ecrpublic_repository"],
    lost: "every image in it: nodes that have not pulled one already cannot start its containers",
    deletion:
      "copy images that something runs to another repository first; without force_delete AWS refuses while one is in it",
    replacement: "make a second repository, copy the images, move who pulls, and delete this one last",
    source: ["ECR user guide, Deleting a private repository"],
    fixed: [
      {
        id: "settings",
        attributes: ["name", "repository_name", "encryption_configuration"],
        reason:
          "name and encryption of a repository are fixed, so Terraform deletes it with its images, or is refused",
      },
    ],
  }),
  ...rulesOf({
    id: "function",
    types: ["aws_lambda_function", "aws_ecs_service", "aws_ecs_cluster"],
    effect: "replaces",
    lost: "what runs by it, until the other one is there, and all of its earlier versions",
    deletion: "see that nothing calls it any more",
    source: ["Lambda developer guide, Deleting a function"],
    fixed: [
      {
        id: "name",
        attributes: ["function_name", "package_type", "name", "cluster", "launch_type"],
        reason: "it cannot be renamed or moved, so it is away until the other one is there",
      },
    ],
  }),
];
