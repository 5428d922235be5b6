import { isFields, isList, type Value } from "../../protocol/value";
import type { Draft, Recipe, Recipes } from "../../values/recipe";
import { subnetAddress } from "../subnet-address";
import { regional } from "./arn";

/** A bucket's settings have no name but the bucket's. */
const OF_BUCKET: Recipes = { id: "{bucket}" };

/** Hosted zones of S3 website endpoints, by region. Source: "Amazon S3 endpoints and quotas". */
const S3_ZONES: Readonly<Record<string, string>> = {
  "eu-central-1": "Z21DNDUVLTQW6Q",
  "eu-west-1": "Z1BKCTXD74EZPE",
  "eu-west-2": "Z3GKZC51ZF0DB4",
  "us-east-1": "Z3AQBSTGFYJSTF",
  "us-east-2": "Z2O1EMRO9K5GLX",
  "us-west-2": "Z3BJ6K6RIION7M",
};

const zone: Recipe = (draft) => subnetOf(draft)?.availability_zone ?? `${draft.region}a`;

/** Objects, files and keys to them. */
export const STORAGE_RECIPES: Readonly<Record<string, Recipes>> = {
  aws_s3_bucket: {
    ...OF_BUCKET,
    arn: "arn:aws:s3:::{bucket}",
    bucket_domain_name: "{bucket}.s3.amazonaws.com",
    bucket_region: "{region}",
    bucket_regional_domain_name: "{bucket}.s3.{region}.amazonaws.com",
    hosted_zone_id: (draft) => S3_ZONES[draft.region] ?? "",
    request_payer: "BucketOwner",
    // What S3 does to every bucket; its own resources may say more.
    server_side_encryption_configuration: () => [
      {
        rule: [
          {
            apply_server_side_encryption_by_default: [{ kms_master_key_id: "", sse_algorithm: "AES256" }],
            bucket_key_enabled: false,
          },
        ],
      },
    ],
    versioning: () => [{ enabled: false, mfa_delete: false }],
    acl: () => null,
    acceleration_status: "",
  },
  aws_s3_bucket_acl: OF_BUCKET,
  aws_s3_bucket_cors_configuration: OF_BUCKET,
  aws_s3_bucket_intelligent_tiering_configuration: { id: "{bucket}:{name}" },
  aws_s3_bucket_lifecycle_configuration: {
    ...OF_BUCKET,
    expected_bucket_owner: "",
    transition_default_minimum_object_size: "all_storage_classes_128K",
  },
  aws_s3_bucket_logging: OF_BUCKET,
  aws_s3_bucket_notification: OF_BUCKET,
  aws_s3_bucket_ownership_controls: OF_BUCKET,
  aws_s3_bucket_policy: OF_BUCKET,
  aws_s3_bucket_public_access_block: OF_BUCKET,
  aws_s3_bucket_replication_configuration: OF_BUCKET,
  aws_s3_bucket_server_side_encryption_configuration: OF_BUCKET,
  aws_s3_bucket_versioning: OF_BUCKET,
  aws_s3_object: {
    id: "{key}",
    arn: "arn:aws:s3:::{bucket}/{key}",
    content_type: "application/octet-stream",
  },
  aws_s3_account_public_access_block: { id: "{account}", account_id: "{account}" },
  aws_efs_file_system: {
    id: "fs-{hex:17}",
    arn: regional("elasticfilesystem", "file-system/{id}"),
    creation_token: "terraform-{digits:26}",
    dns_name: "{id}.efs.{region}.amazonaws.com",
    performance_mode: "generalPurpose",
    name: (draft) => {
      const tags = draft.get("tags");
      return isFields(tags) ? (tags.Name ?? "") : "";
    },
    protection: () => [{ replication_overwrite: "ENABLED" }],
    size_in_bytes: () => [{ value: 6144, value_in_ia: 0, value_in_standard: 6144 }],
  },
  aws_efs_mount_target: {
    id: "fsmt-{hex:17}",
    availability_zone_name: zone,
    dns_name: "{file_system_id}.efs.{region}.amazonaws.com",
    mount_target_dns_name: "{availability_zone_name}.{file_system_id}.efs.{region}.amazonaws.com",
    file_system_arn: (draft) => ofFileSystem(draft),
    network_interface_id: "eni-{hex:17}",
    ip_address_type: "IPV4_ONLY",
    ip_address: (draft) =>
      subnetAddress(
        String(subnetOf(draft)?.cidr_block ?? "10.0.0.0/24"),
        Number.parseInt(draft.digest("address", "hex", 6), 16),
      ),
  },
  aws_efs_access_point: {
    id: "fsap-{hex:17}",
    arn: regional("elasticfilesystem", "access-point/{id}"),
    file_system_arn: (draft) => ofFileSystem(draft),
    root_directory: () => [{ creation_info: [], path: "/" }],
  },
  aws_efs_file_system_policy: { id: "{file_system_id}" },
  aws_efs_backup_policy: { id: "{file_system_id}" },
  aws_dynamodb_table: {
    id: "{name}",
    arn: regional("dynamodb", "table/{name}"),
    stream_arn: (draft) =>
      draft.get("stream_enabled") === true
        ? draft.fill(`{arn}/stream/2026-01-01T00:00:00.000`, "stream")
        : "",
  },
  aws_ecr_repository: {
    id: "{name}",
    arn: regional("ecr", "repository/{name}"),
    repository_url: "{account}.dkr.ecr.{region}.amazonaws.com/{name}",
  },
  aws_ecr_lifecycle_policy: { id: "{repository}" },
  aws_ecr_repository_policy: { id: "{repository}" },
  aws_ecr_registry_scanning_configuration: { id: "{account}" },
};

function subnetOf(draft: Draft): ReturnType<Draft["find"]> {
  const subnet = draft.get("subnet_id");
  return draft.find("aws_subnet", "id", isList(subnet) ? (subnet[0] as Value) : subnet);
}

function ofFileSystem(draft: Draft): Value {
  return draft.fill(regional("elasticfilesystem", "file-system/{file_system_id}"), "file system");
}
