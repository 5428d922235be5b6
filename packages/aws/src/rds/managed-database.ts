import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { Construct } from "constructs";
import { logGroup } from "../logs/log-group";
import { type Connections, serviceGroupIds } from "../vpc/connections";
import {
  type FinalSnapshotArguments,
  type FinalSnapshotProps,
  finalSnapshot,
  namedAtCreation,
} from "./final-snapshot";
import { type UpgradeArguments, type UpgradeProps, upgrades } from "./upgrades";

/** The certificate authority that issues the TLS certificate of every instance. */
export const CERTIFICATE_AUTHORITY = "rds-ca-rsa2048-g1";

/** The settings of every database, whatever its engine, be it one instance or a cluster. */
export interface ManagedDatabaseProps extends UpgradeProps, FinalSnapshotProps {
  /** Identifier, unique in the account and region; at most 52 characters, since other names extend it. */
  readonly identifier: string;
  /** Subnets of the subnet group, in at least two zones. */
  readonly subnetIds: readonly string[];
  readonly connections: Connections;
  readonly port: number;
  /** ARN of the key for storage, for Performance Insights and, where RDS allows it, for the master password. */
  readonly keyArn: string;
  readonly logs: {
    readonly retentionDays: number;
    /** ARN of a key that grants use to `logs`, see KEY_USERS. */
    readonly keyArn: string;
  };
  readonly username: string;
  /** Days for which any second can be restored, 1 to 35. */
  readonly backupRetentionDays: number;
  readonly deletionProtection: boolean;
  /** Parameters of the engine by name, in addition to those that every database of the engine has. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The arguments that RDS instances, Aurora clusters and DocumentDB clusters have in common. */
export interface ManagedDatabaseArguments extends UpgradeArguments, FinalSnapshotArguments {
  readonly manageMasterUserPassword: true;
  readonly storageEncrypted: true;
  readonly kmsKeyId: string;
  readonly port: number;
  readonly vpcSecurityGroupIds: string[];
  readonly backupRetentionPeriod: number;
  readonly deletionProtection: boolean;
  readonly lifecycle?: { readonly ignoreChanges: string[] };
}

/**
 * The arguments for encryption, access, backups and deletion. Creates the security group, at the construct id
 * `group`, unless the connections name existing groups.
 * @param protocol what clients speak, for descriptions
 * @param moved arguments that AWS changes, which Terraform leaves alone
 */
export function managedDatabase(
  scope: Construct,
  props: ManagedDatabaseProps,
  protocol: "PostgreSQL" | "MongoDB",
  moved: readonly string[] = [],
): ManagedDatabaseArguments {
  const { identifier, port } = props;
  const ignoreChanges = [...moved, ...namedAtCreation(props)];
  return {
    ...upgrades(props),
    // Only AWS and Secrets Manager know it.
    manageMasterUserPassword: true,
    storageEncrypted: true,
    kmsKeyId: props.keyArn,
    port,
    vpcSecurityGroupIds: serviceGroupIds(scope, props.connections, {
      name: `${identifier}-database`,
      description: `Connections to the database ${identifier}`,
      protocol,
      port,
    }),
    backupRetentionPeriod: props.backupRetentionDays,
    deletionProtection: props.deletionProtection,
    ...finalSnapshot(props),
    ...(ignoreChanges.length === 0 ? {} : { lifecycle: { ignoreChanges } }),
  };
}

/** The arguments of a database's subnet group. */
export function subnetGroup({ identifier, subnetIds }: ManagedDatabaseProps): {
  name: string;
  description: string;
  subnetIds: string[];
} {
  return { name: identifier, description: `Subnets of ${identifier}`, subnetIds: [...subnetIds] };
}

/**
 * The log groups that a database exports to, one for each of its logs, at the construct ids `<log>-logs`. A group that
 * AWS creates itself has no key and keeps everything for ever.
 * @param prefix where the engine writes, without the log's name, for example `/aws/docdb/shop`
 */
export function databaseLogs(
  scope: Construct,
  { logs }: ManagedDatabaseProps,
  prefix: string,
  names: readonly string[],
): CloudwatchLogGroup[] {
  return names.map((name) => logGroup(scope, `${name}-logs`, { ...logs, name: `${prefix}/${name}` }));
}
