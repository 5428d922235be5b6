import { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import { statements, synthesized } from "../synthesized.fixture";
import { FileSystem, type FileSystemProps } from "./file-system";

const build = (props: Partial<FileSystemProps> = {}) =>
  synthesized(
    (scope) =>
      new FileSystem(scope, "shared", {
        name: "shop-shared",
        subnets: [
          { zone: "a", id: "subnet-a" },
          { zone: "b", id: "subnet-b" },
        ],
        connections: { vpcId: "vpc-1", from: { nodes: { groupId: "sg-nodes" } } },
        keyArn: "key",
        performanceMode: "generalPurpose",
        throughputMode: "elastic",
        ...props,
      }),
  );

const FILE_SYSTEM = "aws_efs_file_system.shared";

describe("a file system", () => {
  const { built, addresses, at, written } = build();

  it("consists of mounts, a policy, a backup policy and a group", () => {
    expect(addresses).toEqual([
      "aws_efs_backup_policy.shared_automatic-backups",
      FILE_SYSTEM,
      "aws_efs_file_system_policy.shared_policy",
      "aws_efs_mount_target.shared_targets_a",
      "aws_efs_mount_target.shared_targets_b",
      "aws_security_group.shared_group",
      "aws_vpc_security_group_ingress_rule.shared_group_in-nodes",
    ]);
  });

  it("has its policies for itself", () => {
    for (const address of [
      "aws_efs_backup_policy.shared_automatic-backups",
      "aws_efs_file_system_policy.shared_policy",
    ]) {
      expect(at(address).file_system_id).toBe("${aws_efs_file_system.shared.id}");
    }
  });

  it("is backed up under its own key, and not by EFS under AWS's", () => {
    const backups = {
      name: "shop-shared",
      roleName: "shop-backups",
      retentionDays: 7,
      destroys: "all",
    } as const;
    const { at: withBackups } = build({ backups });

    expect(at("aws_efs_backup_policy.shared_automatic-backups").backup_policy).toEqual({
      status: "DISABLED",
    });
    expect(withBackups("aws_efs_backup_policy.shared_automatic-backups").backup_policy).toEqual({
      status: "DISABLED",
    });
    expect(withBackups("aws_backup_vault.shared_backups_vault").kms_key_arn).toBe("key");
    expect(withBackups("aws_backup_selection.shared_backups_selection").resources).toEqual([
      "${aws_efs_file_system.shared.arn}",
    ]);
  });

  it("is encrypted with the key", () => {
    expect(at(FILE_SYSTEM)).toEqual({
      creation_token: "shop-shared",
      encrypted: true,
      kms_key_id: "key",
      performance_mode: "generalPurpose",
      throughput_mode: "elastic",
      tags: { Name: "shop-shared" },
    });
  });

  it("serves clients that come through a mount target, and denies what is not asked over TLS", () => {
    expect(statements(at("aws_efs_file_system_policy.shared_policy").policy)).toEqual([
      {
        Sid: "MountTargetClients",
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: [
          "elasticfilesystem:ClientMount",
          "elasticfilesystem:ClientWrite",
          "elasticfilesystem:ClientRootAccess",
        ],
        Resource: "${aws_efs_file_system.shared.arn}",
        Condition: { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } },
      },
      {
        Sid: "DenyInsecureTransport",
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: "*",
        Resource: ["${aws_efs_file_system.shared.arn}"],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ]);
  });

  it("can be mounted in each zone, by clients of its group", () => {
    for (const zone of ["a", "b"]) {
      expect(at(`aws_efs_mount_target.shared_targets_${zone}`)).toEqual({
        file_system_id: "${aws_efs_file_system.shared.id}",
        subnet_id: `subnet-${zone}`,
        security_groups: ["${aws_security_group.shared_group.id}"],
      });
    }
    expect(at("aws_vpc_security_group_ingress_rule.shared_group_in-nodes")).toMatchObject({
      description: "NFS from nodes",
      from_port: 2049,
      to_port: 2049,
      referenced_security_group_id: "sg-nodes",
    });
  });

  it("exposes its id and its ARN", () => {
    expect(written([built.fileSystemId, built.arn])).toEqual([
      "${aws_efs_file_system.shared.id}",
      "${aws_efs_file_system.shared.arn}",
    ]);
  });
});

describe("files that are not read for a time", () => {
  it.each([
    [1, "AFTER_1_DAY"],
    [30, "AFTER_30_DAYS"],
  ] as const)("move to the cheaper class after %d days, and come back when read", (days, after) => {
    expect(build({ infrequentAccessAfterDays: days }).at(FILE_SYSTEM).lifecycle_policy).toEqual([
      { transition_to_ia: after },
      { transition_to_primary_storage_class: "AFTER_1_ACCESS" },
    ]);
  });

  it("stay where they are by default", () => {
    expect(build().at(FILE_SYSTEM)).not.toHaveProperty("lifecycle_policy");
  });
});

describe("mount targets that had subnets as keys", () => {
  const TARGETS = "aws_efs_mount_target.shared_targets";
  const addresses = (props: Partial<FileSystemProps>): unknown => {
    const { moved, removed } = TerraformStack.of(build(props).built).toTerraform() as Record<string, unknown>;
    return { moved, removed };
  };
  const removed = [{ from: TARGETS, lifecycle: [{ destroy: false }] }];

  it("are moved to their zones where somebody says which they are", () => {
    expect(addresses({ formerSubnets: { a: "subnet-a", b: "subnet-b" } })).toEqual({
      moved: [
        { from: `${TARGETS}["subnet-a"]`, to: `${TARGETS}_a` },
        { from: `${TARGETS}["subnet-b"]`, to: `${TARGETS}_b` },
      ],
      removed,
    });
  });

  it("are never destroyed", () => {
    expect(addresses({})).toEqual({ moved: undefined, removed });
  });
});
