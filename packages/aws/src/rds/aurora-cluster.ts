import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import { RdsCluster } from "@cdktf/provider-aws/lib/rds-cluster";
import { RdsClusterInstance } from "@cdktf/provider-aws/lib/rds-cluster-instance";
import { RdsClusterParameterGroup } from "@cdktf/provider-aws/lib/rds-cluster-parameter-group";
import { Construct } from "constructs";
import type { Place } from "../place";
import { clusterInstance, DatabaseCluster, type DatabaseClusterProps } from "./database-cluster";
import { parameterGroup, postgresParameters } from "./database-parameters";
import { databaseLogs, managedDatabase, subnetGroup } from "./managed-database";
import { enhancedMonitoring, type MonitoringSeconds } from "./monitoring-role";
import { followsMinorVersions, movedByRds } from "./upgrades";

/** An Aurora PostgreSQL cluster in private subnets. */
export interface AuroraClusterProps extends DatabaseClusterProps {
  readonly place: Place;
  /** Name of the first database. @default only `postgres` */
  readonly databaseName?: string | undefined;
  readonly monitoringSeconds: MonitoringSeconds;
}

/** The engine's name, in arguments and in families of parameters. */
const ENGINE = "aurora-postgresql";

/** A cluster whose master password only RDS and Secrets Manager know. */
export class AuroraCluster extends DatabaseCluster {
  constructor(scope: Construct, id: string, props: AuroraClusterProps) {
    super(scope, id, (self) => {
      const cluster = createCluster(self, props);
      createInstances(self, props, cluster);
      return cluster;
    });
  }
}

function createCluster(scope: Construct, props: AuroraClusterProps): RdsCluster {
  const { identifier, keyArn } = props;
  return new RdsCluster(scope, "this", {
    clusterIdentifier: identifier,
    engine: ENGINE,
    ...(props.databaseName === undefined ? {} : { databaseName: props.databaseName }),
    masterUsername: props.username,
    masterUserSecretKmsKeyId: keyArn,
    iamDatabaseAuthenticationEnabled: true,
    dbSubnetGroupName: new DbSubnetGroup(scope, "subnets", subnetGroup(props)).name,
    ...managedDatabase(scope, props, "PostgreSQL", movedByRds(props)),
    dbClusterParameterGroupName: createParameters(scope, props).name,
    copyTagsToSnapshot: true,
    enabledCloudwatchLogsExports: ["postgresql"],
    dependsOn: databaseLogs(scope, props, `/aws/rds/cluster/${identifier}`, ["postgresql"]),
  });
}

function createInstances(scope: Construct, props: AuroraClusterProps, cluster: RdsCluster): void {
  const { place, identifier, keyArn, monitoringSeconds } = props;
  const monitoring = enhancedMonitoring(scope, { place, identifier, seconds: monitoringSeconds });
  const instances = new Construct(scope, "instances");
  for (const [entry, instance] of Object.entries(props.instances)) {
    new RdsClusterInstance(instances, entry, {
      ...clusterInstance(instance, cluster.id, followsMinorVersions(props)),
      engine: ENGINE,
      publiclyAccessible: false,
      ...monitoring,
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: keyArn,
    });
  }
}

/** Required TLS is a parameter of the cluster: Aurora ignores it in a parameter group of instances. */
function createParameters(scope: Construct, props: AuroraClusterProps): RdsClusterParameterGroup {
  const { identifier, engineVersion, parameters } = props;
  const family = `${ENGINE}${engineVersion.split(".")[0]}`;
  return new RdsClusterParameterGroup(
    scope,
    "parameters",
    parameterGroup(identifier, family, postgresParameters(parameters)),
  );
}
