import { reachOf, subnetsAt } from "@strata/inventory";
import { all, companion, equals, isSet, literal, oneOf } from "../checks";
import { type Example, KEY, policy } from "../example";
import { tlsOnly } from "../resource-policies/tls";
import { type Check, met, type ServiceRules } from "../rule";

const EFS = "aws_efs_file_system";
const ACCESS_POINT = "aws_efs_access_point";
const MOUNT = "aws_efs_mount_target";

const privateMount: Check = (mount, inventory) => {
  const open = subnetsAt(mount, "subnet_id", inventory).find(
    (subnet) => reachOf(subnet, inventory) === "internet",
  );
  return met(open === undefined, "subnet_id of a private subnet", `${open?.address}`);
};

/** Refuses an action to everybody without TLS. */
const withoutTls = (action: string) => ({
  Effect: "Deny",
  Action: action,
  Principal: { AWS: "*" },
  Resource: "${aws_efs_file_system.shared.arn}",
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});

const example: Example = {
  layer: "data",
  resource: {
    aws_efs_file_system: {
      shared: {
        encrypted: true,
        kms_key_id: KEY,
        performance_mode: "generalPurpose",
        throughput_mode: "bursting",
      },
    },
    aws_efs_backup_policy: {
      shared: { file_system_id: "${aws_efs_file_system.shared.id}", backup_policy: { status: "DISABLED" } },
    },
    aws_efs_file_system_policy: {
      shared: {
        file_system_id: "${aws_efs_file_system.shared.id}",
        policy: policy(
          {
            Effect: "Allow",
            Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
            Principal: { AWS: "*" },
            Resource: "${aws_efs_file_system.shared.arn}",
            Condition: { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } },
          },
          withoutTls("*"),
        ),
      },
    },
    aws_efs_mount_target: {
      a: {
        file_system_id: "${aws_efs_file_system.shared.id}",
        subnet_id: "subnet-1",
        security_groups: ["sg-1"],
      },
    },
    aws_efs_access_point: {
      metrics: { root_directory: { path: "/metrics" }, posix_user: { uid: 1000, gid: 1000 } },
    },
  },
};

/** File systems, where they are mounted, and access points. */
export const efs: ServiceRules = {
  example,
  rules: [
    {
      id: "efs-encrypted",
      type: EFS,
      level: "M",
      reason: "it cannot be turned on later",
      source: ["EFS.1", "EFS.8", "CKV_AWS_42", "CKV_AWS_184", "AVD-AWS-0037"],
      setting: "fileSystems.key",
      fault: { at: "aws_efs_file_system/shared/encrypted" },
      holds: all(equals("encrypted", true), isSet("kms_key_id")),
    },
    {
      id: "efs-modes",
      type: EFS,
      level: "M",
      reason: "both modes are chosen: one cannot change, the other bills differently",
      source: ["EFS performance guide"],
      setting: "fileSystems.throughputMode",
      fault: { at: "aws_efs_file_system/shared/throughput_mode" },
      holds: all(
        oneOf("performance_mode", ["generalPurpose", "maxIO"]),
        oneOf("throughput_mode", ["bursting", "elastic", "provisioned"]),
      ),
    },
    {
      id: "efs-backed-up",
      type: EFS,
      level: "M",
      reason: "a file system has no snapshots of its own",
      source: ["EFS.2", "EFS.7", "CKV2_AWS_18"],
      setting: "fileSystems.backups",
      fault: { at: "aws_backup_selection/shared/resources", to: ["arn:aws:dynamodb:*:*:table/carts"] },
      holds: companion("aws_backup_selection", "resources"),
    },
    {
      id: "efs-backups-own-key",
      type: "aws_efs_backup_policy",
      level: "M",
      reason: "what EFS backs up by itself lies in a vault of AWS's, under AWS's key",
      source: ["EFS user guide, Automatic backups"],
      setting: "fileSystems.backups",
      fault: { at: "aws_efs_backup_policy/shared/backup_policy/status", to: "ENABLED" },
      holds: equals("backup_policy.status", "DISABLED"),
    },
    {
      id: "efs-tls-only",
      type: EFS,
      level: "M",
      reason: "NFS shows files to the network between; a client that does not ask for TLS is refused",
      source: ["EFS user guide, Encrypting data in transit"],
      setting: "fileSystems",
      fault: {
        at: "aws_efs_file_system_policy/shared/policy",
        to: policy(withoutTls("elasticfilesystem:ClientWrite")),
      },
      holds: tlsOnly(
        { action: "elasticfilesystem:ClientMount" },
        { action: "elasticfilesystem:ClientWrite" },
      ),
    },
    {
      id: "efs-mounted",
      type: EFS,
      level: "M",
      reason: "without a mount target nothing reaches it",
      source: ["EFS.6"],
      setting: "fileSystems.tier",
      fault: { at: "aws_efs_mount_target" },
      holds: companion(MOUNT, "file_system_id"),
    },
    {
      id: "efs-mount-private",
      type: MOUNT,
      level: "M",
      reason: "files are not reachable from the internet",
      source: ["EFS.6"],
      setting: "fileSystems.tier",
      fault: { layer: "network", at: "aws_efs_mount_target/own/subnet_id", to: "${aws_subnet.public_a.id}" },
      holds: privateMount,
    },
    {
      id: "efs-mount-group",
      type: MOUNT,
      level: "M",
      reason: "without a group the VPC's empty default one applies, and mounts hang",
      source: ["EC2.2"],
      setting: "",
      fault: { at: "aws_efs_mount_target/a/security_groups", to: [] },
      holds: isSet("security_groups"),
    },
    {
      id: "efs-access-point-root",
      type: ACCESS_POINT,
      level: "M",
      reason: "an access point at / does not separate its users",
      source: ["EFS.3", "CKV_AWS_329"],
      setting: "accessPoints.path",
      fault: { at: "aws_efs_access_point/metrics/root_directory/path", to: "/" },
      holds: literal("root_directory.path", "below /", (path) => /^\/.+/.test(String(path))),
    },
    {
      id: "efs-access-point-user",
      type: ACCESS_POINT,
      level: "M",
      reason: "without a user the client decides who it is",
      source: ["EFS.4", "CKV_AWS_330"],
      setting: "accessPoints.uid",
      fault: { at: "aws_efs_access_point/metrics/posix_user" },
      holds: all(isSet("posix_user.uid"), isSet("posix_user.gid")),
    },
  ],
};
