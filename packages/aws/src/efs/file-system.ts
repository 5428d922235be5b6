import { EfsBackupPolicy } from "@cdktf/provider-aws/lib/efs-backup-policy";
import { EfsFileSystem } from "@cdktf/provider-aws/lib/efs-file-system";
import { EfsFileSystemPolicy } from "@cdktf/provider-aws/lib/efs-file-system-policy";
import { EfsMountTarget } from "@cdktf/provider-aws/lib/efs-mount-target";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { DailyBackups, type DailyBackupsProps } from "../backup/daily-backups";
import { FormerAddresses } from "../former-addresses";
import { denyInsecureTransport, policyDocument } from "../iam/policy-document";
import { type Connections, serviceGroupIds } from "../vpc/connections";

/** A subnet that can mount a file system. */
export interface MountSubnet {
  /** Letter of its zone: the key of its mount target, which must be known before the subnet is. */
  readonly zone: string;
  readonly id: string;
}

/** A regional EFS file system with a mount target in each given subnet. */
export interface FileSystemProps {
  /**
   * Name tag, creation token and prefix of its group's name; unique in the account and region, at most 64 characters.
   */
  readonly name: string;
  /** One for each zone that mounts it: EFS allows one mount target in a zone. */
  readonly subnets: readonly MountSubnet[];
  /**
   * Subnet id by zone of mount targets that were made when subnet ids were their keys. Terraform moves an instance only
   * from a key that stands in the configuration, so somebody has to say them. @default none
   */
  readonly formerSubnets?: Readonly<Record<string, string>>;
  /** Who may mount. */
  readonly connections: Connections;
  readonly keyArn: string;
  /** Fixed for the life of the file system. */
  readonly performanceMode: "generalPurpose" | "maxIO";
  readonly throughputMode: "bursting" | "elastic";
  /** Days without access after which a file moves to the cheaper class; it comes back when read. @default never */
  readonly infrequentAccessAfterDays?: 1 | 7 | 14 | 30 | 60 | 90 | 180 | 270 | 365;
  /** A backup each day (EFS.2), under the file system's key. @default none */
  readonly backups?: Omit<DailyBackupsProps, "fileSystemArn" | "keyArn">;
}

/** What NFS clients may do. Access points and POSIX permissions restrict it further. */
const CLIENT_ACTIONS = [
  "elasticfilesystem:ClientMount",
  "elasticfilesystem:ClientWrite",
  "elasticfilesystem:ClientRootAccess",
];

/** An encrypted file system that only clients inside the VPC reach, over TLS. */
export class FileSystem extends Construct {
  readonly fileSystemId: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, props: FileSystemProps) {
    super(scope, id);
    const { name, backups } = props;
    const fileSystem = new EfsFileSystem(this, "this", {
      creationToken: name,
      encrypted: true,
      kmsKeyId: props.keyArn,
      performanceMode: props.performanceMode,
      throughputMode: props.throughputMode,
      ...lifecycleOf(props),
      tags: { Name: name },
    });
    this.fileSystemId = fileSystem.id;
    this.arn = fileSystem.arn;
    this.mountTargets(props);
    // Said, since its default is the console's: EFS's own backups would have AWS's key.
    new EfsBackupPolicy(this, "automatic-backups", {
      fileSystemId: this.fileSystemId,
      backupPolicy: { status: "DISABLED" },
    });
    if (backups !== undefined)
      new DailyBackups(this, "backups", { ...backups, fileSystemArn: this.arn, keyArn: props.keyArn });
    new EfsFileSystemPolicy(this, "policy", {
      fileSystemId: this.fileSystemId,
      policy: policyDocument([
        {
          // A policy replaces the default, which allows every client, so it has to allow them again.
          Sid: "MountTargetClients",
          Effect: "Allow",
          Principal: { AWS: "*" },
          Action: CLIENT_ACTIONS,
          Resource: this.arn,
          Condition: { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } },
        },
        denyInsecureTransport("*", [this.arn]),
      ]),
    });
  }

  /** One mount target for each zone. */
  private mountTargets({ name, subnets, formerSubnets = {}, connections }: FileSystemProps): void {
    const securityGroups = serviceGroupIds(this, connections, {
      name: `${name}-files`,
      description: `Mounts of the file system ${name}`,
      protocol: "NFS",
      port: 2049,
    });
    const targets = new Construct(this, "targets");
    // Where they were once, for all zones together.
    const former = `aws_efs_mount_target.${TerraformStack.of(this).getLogicalId(targets.node)}`;
    const addresses = FormerAddresses.of(this);
    for (const { zone, id } of subnets) {
      const { friendlyUniqueId } = new EfsMountTarget(targets, zone, {
        fileSystemId: this.fileSystemId,
        subnetId: id,
        securityGroups,
      });
      const subnet = formerSubnets[zone];
      if (subnet === undefined) continue;
      addresses.moved(`${former}[${JSON.stringify(subnet)}]`, `aws_efs_mount_target.${friendlyUniqueId}`);
    }
    // Those that nobody names are still in use: they are forgotten, and EFS refuses to make others beside them.
    addresses.forgotten(former);
  }
}

function lifecycleOf({ infrequentAccessAfterDays: days }: FileSystemProps): {
  lifecyclePolicy?: { transitionToIa?: string; transitionToPrimaryStorageClass?: string }[];
} {
  if (days === undefined) return {};
  const after = `AFTER_${days}_DAY${days === 1 ? "" : "S"}`;
  return {
    lifecyclePolicy: [{ transitionToIa: after }, { transitionToPrimaryStorageClass: "AFTER_1_ACCESS" }],
  };
}
