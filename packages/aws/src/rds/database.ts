import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { DbParameterGroup } from "@cdktf/provider-aws/lib/db-parameter-group";
import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import { Construct } from "constructs";
import type { Place } from "../place";
import { parameterGroup, postgresParameters } from "./database-parameters";
import {
  CERTIFICATE_AUTHORITY,
  databaseLogs,
  type ManagedDatabaseProps,
  managedDatabase,
  subnetGroup,
} from "./managed-database";
import { enhancedMonitoring, type MonitoringSeconds } from "./monitoring-role";
import { followsMinorVersions, movedByRds } from "./upgrades";

/** A PostgreSQL instance of RDS in private subnets. */
export interface DatabaseProps extends ManagedDatabaseProps {
  readonly place: Place;
  /** For example `db.t4g.medium`. */
  readonly instanceClass: string;
  /** Name of the first database. @default only `postgres` */
  readonly databaseName?: string | undefined;
  /** Initial size, GiB. */
  readonly storageGiB: number;
  /** Size up to which RDS grows the storage by itself, GiB. */
  readonly maxStorageGiB: number;
  readonly multiAz: boolean;
  readonly monitoringSeconds: MonitoringSeconds;
}

/** The logs that the engine writes. */
const LOGS = ["postgresql", "upgrade"] as const;

/** A database whose master password only RDS and Secrets Manager know. */
export class Database extends Construct {
  readonly address: string;
  readonly port: number;
  readonly identifier: string;
  /** ARN of the secret that RDS manages and rotates: user name and password, no host. */
  readonly masterSecretArn: string;

  constructor(scope: Construct, id: string, props: DatabaseProps) {
    super(scope, id);
    const { place, identifier, keyArn, monitoringSeconds } = props;
    const monitoring = enhancedMonitoring(this, { place, identifier, seconds: monitoringSeconds });
    const subnets = new DbSubnetGroup(this, "subnets", subnetGroup(props));
    const instance = new DbInstance(this, "this", {
      identifier,
      engine: "postgres",
      autoMinorVersionUpgrade: followsMinorVersions(props),
      instanceClass: props.instanceClass,
      ...(props.databaseName === undefined ? {} : { dbName: props.databaseName }),
      username: props.username,
      masterUserSecretKmsKeyId: keyArn,
      iamDatabaseAuthenticationEnabled: true,
      caCertIdentifier: CERTIFICATE_AUTHORITY,
      dbSubnetGroupName: subnets.name,
      ...managedDatabase(this, props, "PostgreSQL", movedByRds(props)),
      publiclyAccessible: false,
      multiAz: props.multiAz,
      storageType: "gp3",
      allocatedStorage: props.storageGiB,
      maxAllocatedStorage: props.maxStorageGiB,
      parameterGroupName: this.parameterGroup(props).name,
      copyTagsToSnapshot: true,
      enabledCloudwatchLogsExports: [...LOGS],
      ...monitoring,
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: keyArn,
      dependsOn: [
        ...databaseLogs(this, props, `/aws/rds/instance/${identifier}`, LOGS),
        ...(monitoring.dependsOn ?? []),
      ],
    });
    this.address = instance.address;
    this.port = instance.port;
    this.identifier = instance.identifier;
    this.masterSecretArn = instance.masterUserSecret.get(0).secretArn;
  }

  private parameterGroup({ identifier, engineVersion, parameters }: DatabaseProps): DbParameterGroup {
    const family = `postgres${engineVersion.split(".")[0]}`;
    return new DbParameterGroup(
      this,
      "parameters",
      parameterGroup(identifier, family, postgresParameters(parameters)),
    );
  }
}
