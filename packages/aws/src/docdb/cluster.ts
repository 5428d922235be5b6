import { DocdbCluster as AwsDocdbCluster } from "@cdktf/provider-aws/lib/docdb-cluster";
import { DocdbClusterInstance } from "@cdktf/provider-aws/lib/docdb-cluster-instance";
import { DocdbClusterParameterGroup } from "@cdktf/provider-aws/lib/docdb-cluster-parameter-group";
import { DocdbSubnetGroup } from "@cdktf/provider-aws/lib/docdb-subnet-group";
import { Construct } from "constructs";
import { clusterInstance, DatabaseCluster, type DatabaseClusterProps } from "../rds/database-cluster";
import { databaseParameters, parameterGroup } from "../rds/database-parameters";
import { databaseLogs, managedDatabase, subnetGroup } from "../rds/managed-database";

/** A DocumentDB cluster in private subnets. */
export interface DocdbClusterProps extends DatabaseClusterProps {
  /** The TLS versions that connections may use; connections without TLS are never allowed. */
  readonly tls: "enabled" | "tls1.2+" | "tls1.3+" | "fips-140-3";
}

/** The logs that the engine exports. */
const LOGS = ["audit", "profiler"] as const;

/** Slow operations are logged unless the settings say otherwise. */
const DEFAULTS = { profiler: "enabled", profiler_threshold_ms: "1000" } as const;
/** CKV_AWS_104: without it the exported audit log stays empty. */
const REQUIRED = { audit_logs: "enabled" } as const;

/**
 * A MongoDB-compatible cluster whose master password only DocumentDB and Secrets Manager know. Its secret is encrypted
 * with AWS's own key, since the provider has no argument for another one. Its version stays until somebody changes it:
 * DocumentDB installs no minor version by itself, whatever the argument of the instances says (its `CreateDBInstance`,
 * parameter `AutoMinorVersionUpgrade`).
 */
export class DocdbCluster extends DatabaseCluster {
  constructor(scope: Construct, id: string, props: DocdbClusterProps) {
    super(scope, id, (self) => {
      const cluster = createCluster(self, props);
      createInstances(self, props, cluster);
      return cluster;
    });
  }
}

function createCluster(scope: Construct, props: DocdbClusterProps): AwsDocdbCluster {
  const { identifier } = props;
  return new AwsDocdbCluster(scope, "this", {
    clusterIdentifier: identifier,
    engine: "docdb",
    masterUsername: props.username,
    dbSubnetGroupName: new DocdbSubnetGroup(scope, "subnets", subnetGroup(props)).name,
    ...managedDatabase(scope, props, "MongoDB"),
    dbClusterParameterGroupName: createParameters(scope, props).name,
    enabledCloudwatchLogsExports: [...LOGS],
    dependsOn: databaseLogs(scope, props, `/aws/docdb/${identifier}`, LOGS),
  });
}

function createInstances(
  scope: Construct,
  { keyArn, instances: byName }: DocdbClusterProps,
  cluster: AwsDocdbCluster,
): void {
  const instances = new Construct(scope, "instances");
  for (const [entry, instance] of Object.entries(byName)) {
    new DocdbClusterInstance(instances, entry, {
      ...clusterInstance(instance, cluster.id, true),
      enablePerformanceInsights: true,
      performanceInsightsKmsKeyId: keyArn,
    });
  }
}

function createParameters(scope: Construct, props: DocdbClusterProps): DocdbClusterParameterGroup {
  const { identifier, engineVersion, tls, parameters } = props;
  const [major, minor] = engineVersion.split(".");
  return new DocdbClusterParameterGroup(
    scope,
    "parameters",
    parameterGroup(
      identifier,
      `docdb${major}.${minor}`,
      databaseParameters({ ...DEFAULTS, ...parameters, ...REQUIRED, tls }),
    ),
  );
}
