import { BackupPlan } from "@cdktf/provider-aws/lib/backup-plan";
import { BackupSelection } from "@cdktf/provider-aws/lib/backup-selection";
import { BackupVault } from "@cdktf/provider-aws/lib/backup-vault";
import { Construct } from "constructs";
import { trustService } from "../iam/policy-document";
import { Role } from "../iam/role";

/** Daily backups of one file system, in a vault of its own. */
export interface DailyBackupsProps {
  /** Name of vault and plan; unique in the account and region, at most 50 characters. */
  readonly name: string;
  /** Name of the role that takes the backups; unique in the account. */
  readonly roleName: string;
  readonly fileSystemArn: string;
  /** ARN of the key that encrypts the backups: they keep it, whatever the file system's is. */
  readonly keyArn: string;
  /** Days after which a backup is deleted. */
  readonly retentionDays: number;
  /** `all`: the vault's backups go with it. `nothing`: a vault that holds any cannot be destroyed. */
  readonly destroys: "all" | "nothing";
}

/** When backups of file systems begin: 05:00 UTC, as those that EFS takes by itself. */
const SCHEDULE = "cron(0 5 ? * * *)";

/** Minutes in which a backup begins, and in which it is done. Source: AWS Backup, defaults of a rule. */
const START_MINUTES = 480;
const COMPLETION_MINUTES = 10_080;

/**
 * Vault, plan and role. What EFS backs up by itself goes into a vault of AWS's, `aws/efs/automatic-backup-vault`, whose
 * key nobody chooses. Source: EFS user guide, "Automatic backups"; AWS Backup, "Encryption for backups".
 */
export class DailyBackups extends Construct {
  readonly vaultArn: string;

  constructor(scope: Construct, id: string, props: DailyBackupsProps) {
    super(scope, id);
    const { name, roleName, fileSystemArn, keyArn, retentionDays, destroys } = props;
    const vault = new BackupVault(this, "vault", {
      name,
      kmsKeyArn: keyArn,
      forceDestroy: destroys === "all",
      tags: { Name: name },
    });
    const role = new Role(this, "role", {
      name: roleName,
      description: `Takes the backups of ${name}`,
      trust: trustService("backup.amazonaws.com"),
      policies: {
        // The statements of AWSBackupServiceRolePolicyForBackup that are about EFS, for this file system alone.
        backup: [
          {
            Effect: "Allow",
            Action: ["elasticfilesystem:Backup", "elasticfilesystem:DescribeTags"],
            Resource: fileSystemArn,
          },
          {
            Effect: "Allow",
            Action: ["backup:DescribeBackupVault", "backup:CopyIntoBackupVault"],
            Resource: vault.arn,
          },
        ],
      },
    });
    const plan = new BackupPlan(this, "plan", {
      name,
      rule: [
        {
          ruleName: "daily",
          targetVaultName: vault.name,
          schedule: SCHEDULE,
          startWindow: START_MINUTES,
          completionWindow: COMPLETION_MINUTES,
          lifecycle: { deleteAfter: retentionDays },
        },
      ],
    });
    new BackupSelection(this, "selection", {
      name: "file-system",
      planId: plan.id,
      iamRoleArn: role.arn,
      resources: [fileSystemArn],
      dependsOn: [...role.permissions],
    });
    this.vaultArn = vault.arn;
  }
}
