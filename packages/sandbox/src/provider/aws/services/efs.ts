import { isFields, type Value } from "../../protocol/value";
import type { Draft } from "../../values/recipe";
import { regional } from "../arn";
import { privateIp, zoneOf } from "../placement";
import type { Service } from "../service";

/** File systems. */
export const EFS: Service = {
  named: {
    fileSystem: {
      at: ["aws_efs_file_system.id"],
      code: "FileSystemNotFound",
      message: (id) => `File system '${id}' does not exist.`,
    },
  },
  types: {
    aws_efs_file_system: {
      values: {
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
      inUse: {
        name: "id",
        code: "FileSystemInUse",
        message: (id) => `The file system '${id}' has mount targets and cannot be deleted.`,
      },
    },
    aws_efs_mount_target: {
      values: {
        id: "fsmt-{hex:17}",
        availability_zone_name: zoneOf("subnet_id"),
        dns_name: "{file_system_id}.efs.{region}.amazonaws.com",
        mount_target_dns_name: "{availability_zone_name}.{file_system_id}.efs.{region}.amazonaws.com",
        file_system_arn: (draft) => ofFileSystem(draft),
        network_interface_id: "eni-{hex:17}",
        ip_address_type: "IPV4_ONLY",
        ip_address: privateIp("subnet_id", "address"),
      },
      refersTo: { subnet_id: "subnet", security_groups: "securityGroup", file_system_id: "fileSystem" },
      // Source: EFS API, `CreateMountTarget`.
      unique: {
        name: ["file_system_id", "availability_zone_name"],
        code: "MountTargetConflict",
        message: () => "mount target already exists in this AZ",
      },
      uses: {
        subnet_id: "aws_subnet",
        security_groups: "aws_security_group",
        file_system_id: "aws_efs_file_system",
      },
    },
    aws_efs_access_point: {
      values: {
        id: "fsap-{hex:17}",
        arn: regional("elasticfilesystem", "access-point/{id}"),
        file_system_arn: (draft) => ofFileSystem(draft),
        root_directory: () => [{ creation_info: [], path: "/" }],
      },
      refersTo: { file_system_id: "fileSystem" },
    },
    aws_efs_file_system_policy: {
      values: { id: "{file_system_id}" },
      refersTo: { file_system_id: "fileSystem" },
    },
    aws_efs_backup_policy: {
      values: { id: "{file_system_id}" },
      refersTo: { file_system_id: "fileSystem" },
      importId: "{file_system_id}",
    },
  },
};

function ofFileSystem(draft: Draft): Value {
  return draft.fill(regional("elasticfilesystem", "file-system/{file_system_id}"), "file system");
}
