import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import { RdsCluster } from "@cdktf/provider-aws/lib/rds-cluster";
import { RdsClusterInstance } from "@cdktf/provider-aws/lib/rds-cluster-instance";
import { RdsClusterParameterGroup } from "@cdktf/provider-aws/lib/rds-cluster-parameter-group";
import { Construct } from "constructs";
import { logGroup } from "../logs/log-group";
import type { Place } from "../place";
import type { DatabaseClusterProps } from "./database-cluster";
import { postgresParameters } from "./database-parameters";
import { managedDatabase } from "./managed-database";
import { enhancedMonitoring, type MonitoringSeconds } from "./monitoring-role";

/** An Aurora PostgreSQL cluster in private subnets. */
export interface AuroraClusterProps extends DatabaseClusterProps {
  readonly place: Place;
  /** Name of the first database. @default only `postgres` */
  readonly databaseName?: string | undefined;
  readonly monitoringSeconds: MonitoringSeconds;
}

/** The engine's name in every argument that asks for it. */
const ENGINE = "aurora-postgresql";

/** A cluster whose master password only RDS and Secrets Manager know. */
export class AuroraCluster extends Construct {
  /** Host that always leads to the writer. */
  readonly address: string;
  /** Host that spreads connections over the readers; it leads to the writer while that is alone. */
  readonly readerAddress: string;
  readonly port: number;
  readonly identifier: string;
  /** ARN of the secret that RDS keeps and rotates; user name and password, no host. */
  readonly masterSecretArn: string;

  constructor(scope: Construct, id: string, props: AuroraClusterProps) {
    super(scope, id);
    const { identifier, keyArn } = props;
    const cluster = new RdsCluster(this, "this", {
      clusterIdentifier: identifier,
      engine: ENGINE,
      engineVersion: props.engineVersion,
      ...(props.databaseName === undefined ? {} : { databaseName: props.databaseName }),
      masterUsername: props.username,
      masterUserSecretKmsKeyId: keyArn,
      iamDatabaseAuthenticationEnabled: true,
      dbSubnetGroupName: new DbSubnetGroup(this, "subnets", {
        name: identifier,
        description: `Subnets of ${identifier}`,
        subnetIds: [...props.subnetIds],
      }).name,
      ...managedDatabase(this, props, "PostgreSQL"),
      storageEncrypted: true,
      kmsKeyId: keyArn,
      dbClusterParameterGroupName: this.parameterGroup(props).name,
      copyTagsToSnapshot: true,
      enabledCloudwatchLogsExports: ["postgresql"],
      dependsOn: [
        logGroup(this, "postgresql-logs", {
          ...props.logs,
          name: `/aws/rds/cluster/${identifier}/postgresql`,
        }),
      ],
    });
    this.instances(props, cluster);
    this.address = cluster.endpoint;
    this.readerAddress = cluster.readerEndpoint;
    this.port = cluster.port;
    this.identifier = cluster.clusterIdentifier;
    this.masterSecretArn = cluster.masterUserSecret.get(0).secretArn;
  }

  /** The instances take version, subnets and groups from the cluster. */
  private instances(props: AuroraClusterProps, cluster: RdsCluster): void {
    const { place, identifier, keyArn, monitoringSeconds } = props;
    const monitoring = enhancedMonitoring(this, { place, identifier, seconds: monitoringSeconds });
    const each = new Construct(this, "instances");
    for (const [entry, instance] of Object.entries(props.instances)) {
      new RdsClusterInstance(each, entry, {
        identifier: instance.identifier,
        clusterIdentifier: cluster.id,
        engine: ENGINE,
        instanceClass: instance.instanceClass,
        promotionTier: instance.promotionTier,
        publiclyAccessible: false,
        autoMinorVersionUpgrade: true,
        caCertIdentifier: "rds-ca-rsa2048-g1",
        copyTagsToSnapshot: true,
        ...monitoring,
        performanceInsightsEnabled: true,
        performanceInsightsKmsKeyId: keyArn,
      });
    }
  }

  /** Forced TLS is a parameter of clusters: of a group for instances, Aurora would take no notice. */
  private parameterGroup({
    identifier,
    engineVersion,
    parameters,
  }: AuroraClusterProps): RdsClusterParameterGroup {
    const family = `${ENGINE}${engineVersion.split(".")[0]}`;
    return new RdsClusterParameterGroup(this, "parameters", {
      // The family in the name lets the group of a new major version exist beside the old one.
      name: `${identifier}-${family}`,
      description: `Parameters of ${identifier}`,
      family,
      parameter: postgresParameters(parameters),
      lifecycle: { createBeforeDestroy: true },
    });
  }
}
