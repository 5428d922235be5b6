import type { Construct } from "constructs";
import { type Connections, serviceGroupIds } from "../vpc/connections";

/** What every database is made from, whatever its engine, be it one instance or a cluster. */
export interface ManagedDatabaseProps {
  /** Identifier, unique in the account and region; at most 52 characters, since other names extend it. */
  readonly identifier: string;
  /** Subnets of the subnet group, in two zones at least. */
  readonly subnetIds: readonly string[];
  readonly connections: Connections;
  readonly port: number;
  /** ARN of the key for storage and Performance Insights, and where RDS lets one choose it, for the master password. */
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
  /** `keep` takes a snapshot before the database is deleted. */
  readonly finalSnapshot: "keep" | "skip";
  /** Parameters of the engine by name, besides those that every database of it has. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The arguments that instances of RDS and clusters of Aurora and DocumentDB take alike. */
export interface ManagedDatabaseArguments {
  readonly manageMasterUserPassword: true;
  readonly port: number;
  readonly vpcSecurityGroupIds: string[];
  readonly backupRetentionPeriod: number;
  readonly deletionProtection: boolean;
  readonly skipFinalSnapshot: boolean;
  readonly finalSnapshotIdentifier?: string;
  readonly applyImmediately: false;
}

/** Who reaches a database that speaks this protocol, who knows its master password, and what outlives it. */
export function managedDatabase(
  scope: Construct,
  props: ManagedDatabaseProps,
  protocol: "PostgreSQL" | "MongoDB",
): ManagedDatabaseArguments {
  const { identifier, port } = props;
  return {
    // Only AWS and Secrets Manager know it.
    manageMasterUserPassword: true,
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
    // Changes wait for the maintenance window, where Multi-AZ makes them a failover. Blue/green updates
    // would be shorter, but RDS refuses them while it manages the master password.
    applyImmediately: false,
  };
}

function finalSnapshot({
  identifier,
  finalSnapshot: left,
}: ManagedDatabaseProps): Pick<ManagedDatabaseArguments, "skipFinalSnapshot" | "finalSnapshotIdentifier"> {
  return left === "skip"
    ? { skipFinalSnapshot: true }
    : { skipFinalSnapshot: false, finalSnapshotIdentifier: `${identifier}-final` };
}
