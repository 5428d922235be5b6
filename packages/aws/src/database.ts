import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { DbParameterGroup } from "@cdktf/provider-aws/lib/db-parameter-group";
import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import { Construct } from "constructs";
import { type Connections, serviceGroupIds } from "./connections";
import { finalSnapshotOf } from "./database-cluster";
import { postgresParameters } from "./database-parameters";
import { logGroup } from "./log-group";
import { enhancedMonitoring, type MonitoringSeconds } from "./monitoring-role";
import type { Place } from "./place";

/** A PostgreSQL instance of RDS in private subnets. */
export interface DatabaseProps {
  readonly place: Place;
  /** Identifier, unique in the account and region; at most 52 characters, since other names extend it. */
  readonly identifier: string;
  /** Subnets in at least two zones. */
  readonly subnetIds: readonly string[];
  readonly connections: Connections;
  readonly port: number;
  /** ARN of the key for storage, the master password and Performance Insights. */
  readonly keyArn: string;
  readonly logs: {
    readonly retentionDays: number;
    /** ARN of a key that grants use to `logs`, see KEY_USERS. */
    readonly keyArn: string;
  };
  /** Major version such as `16`, which follows minor upgrades, or a pinned one such as `16.6`. */
  readonly engineVersion: string;
  /** For example `db.t4g.medium`. */
  readonly instanceClass: string;
  /** Name of the first database. @default only `postgres` */
  readonly databaseName?: string | undefined;
  readonly username: string;
  /** Size at first, GiB. */
  readonly storageGiB: number;
  /** Size up to which the storage grows by itself, GiB. */
  readonly maxStorageGiB: number;
  readonly multiAz: boolean;
  /** Days for which any second can be restored, 1 to 35. */
  readonly backupRetentionDays: number;
  readonly deletionProtection: boolean;
  /** `keep` takes a snapshot before the instance is deleted. */
  readonly finalSnapshot: "keep" | "skip";
  readonly monitoringSeconds: MonitoringSeconds;
  /** Parameters of the engine by name, besides those that every server has. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Logs that the engine writes. A group that RDS made itself would keep them for ever, without a key. */
const LOGS = ["postgresql", "upgrade"] as const;

/** A database whose master password only RDS and Secrets Manager know. */
export class Database extends Construct {
  readonly address: string;
  readonly port: number;
  readonly identifier: string;
  /** ARN of the secret that RDS keeps and rotates; user name and password, no host. */
  readonly masterSecretArn: string;

  constructor(scope: Construct, id: string, props: DatabaseProps) {
    super(scope, id);
    const { identifier, keyArn } = props;
    const subnets = new DbSubnetGroup(this, "subnets", {
      name: identifier,
      description: `Subnets of ${identifier}`,
      subnetIds: [...props.subnetIds],
    });
    const instance = new DbInstance(this, "this", {
      identifier,
      engine: "postgres",
      engineVersion: props.engineVersion,
      autoMinorVersionUpgrade: true,
      instanceClass: props.instanceClass,
      ...(props.databaseName === undefined ? {} : { dbName: props.databaseName }),
      username: props.username,
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: keyArn,
      iamDatabaseAuthenticationEnabled: true,
      port: props.port,
      caCertIdentifier: "rds-ca-rsa2048-g1",
      dbSubnetGroupName: subnets.name,
      vpcSecurityGroupIds: serviceGroupIds(this, props.connections, {
        name: `${identifier}-database`,
        description: `Connections to the database ${identifier}`,
        protocol: "PostgreSQL",
        port: props.port,
      }),
      publiclyAccessible: false,
      multiAz: props.multiAz,
      storageType: "gp3",
      allocatedStorage: props.storageGiB,
      maxAllocatedStorage: props.maxStorageGiB,
      storageEncrypted: true,
      kmsKeyId: keyArn,
      parameterGroupName: this.parameterGroup(props).name,
      backupRetentionPeriod: props.backupRetentionDays,
      copyTagsToSnapshot: true,
      deletionProtection: props.deletionProtection,
      ...finalSnapshotOf(identifier, props.finalSnapshot),
      // Changes wait for the maintenance window, where Multi-AZ makes them a failover. Blue/green updates
      // would be shorter, but RDS refuses them while it manages the master password.
      applyImmediately: false,
      enabledCloudwatchLogsExports: [...LOGS],
      ...enhancedMonitoring(this, { place: props.place, identifier, seconds: props.monitoringSeconds }),
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: keyArn,
      dependsOn: LOGS.map((log) =>
        logGroup(this, `${log}-logs`, { ...props.logs, name: `/aws/rds/instance/${identifier}/${log}` }),
      ),
    });
    this.address = instance.address;
    this.port = instance.port;
    this.identifier = instance.identifier;
    this.masterSecretArn = instance.masterUserSecret.get(0).secretArn;
  }

  private parameterGroup({ identifier, engineVersion, parameters }: DatabaseProps): DbParameterGroup {
    const family = `postgres${engineVersion.split(".")[0]}`;
    return new DbParameterGroup(this, "parameters", {
      // The family in the name lets the group of a new major version exist beside the old one.
      name: `${identifier}-${family}`,
      description: `Parameters of ${identifier}`,
      family,
      parameter: postgresParameters(parameters),
      lifecycle: { createBeforeDestroy: true },
    });
  }
}
