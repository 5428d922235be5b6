import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { DbParameterGroup } from "@cdktf/provider-aws/lib/db-parameter-group";
import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import { Construct } from "constructs";
import { logGroup } from "../logs/log-group";
import type { Place } from "../place";
import { postgresParameters } from "./database-parameters";
import { type ManagedDatabaseProps, managedDatabase } from "./managed-database";
import { enhancedMonitoring, type MonitoringSeconds } from "./monitoring-role";

/** A PostgreSQL instance of RDS in private subnets. */
export interface DatabaseProps extends ManagedDatabaseProps {
  readonly place: Place;
  /** Major version such as `16`, which follows minor upgrades, or a pinned one such as `16.6`. */
  readonly engineVersion: string;
  /** For example `db.t4g.medium`. */
  readonly instanceClass: string;
  /** Name of the first database. @default only `postgres` */
  readonly databaseName?: string | undefined;
  /** Size at first, GiB. */
  readonly storageGiB: number;
  /** Size up to which the storage grows by itself, GiB. */
  readonly maxStorageGiB: number;
  readonly multiAz: boolean;
  readonly monitoringSeconds: MonitoringSeconds;
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
      masterUserSecretKmsKeyId: keyArn,
      iamDatabaseAuthenticationEnabled: true,
      caCertIdentifier: "rds-ca-rsa2048-g1",
      dbSubnetGroupName: subnets.name,
      ...managedDatabase(this, props, "PostgreSQL"),
      publiclyAccessible: false,
      multiAz: props.multiAz,
      storageType: "gp3",
      allocatedStorage: props.storageGiB,
      maxAllocatedStorage: props.maxStorageGiB,
      storageEncrypted: true,
      kmsKeyId: keyArn,
      parameterGroupName: this.parameterGroup(props).name,
      copyTagsToSnapshot: true,
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
