import { DocdbCluster as AwsDocdbCluster } from "@cdktf/provider-aws/lib/docdb-cluster";
import { DocdbClusterInstance } from "@cdktf/provider-aws/lib/docdb-cluster-instance";
import { DocdbClusterParameterGroup } from "@cdktf/provider-aws/lib/docdb-cluster-parameter-group";
import { DocdbSubnetGroup } from "@cdktf/provider-aws/lib/docdb-subnet-group";
import { Construct } from "constructs";
import { logGroup } from "../logs/log-group";
import type { DatabaseClusterProps } from "../rds/database-cluster";
import { databaseParameters } from "../rds/database-parameters";
import { managedDatabase } from "../rds/managed-database";

/** A DocumentDB cluster in private subnets. */
export interface DocdbClusterProps extends DatabaseClusterProps {
  /** What TLS connections must be made of; there is no way to do without. */
  readonly tls: "enabled" | "tls1.2+" | "tls1.3+" | "fips-140-3";
}

/** Logs that the engine exports. A group that DocumentDB made itself would keep them for ever, without a key. */
const LOGS = ["audit", "profiler"] as const;

/** Slow operations are logged where the settings say nothing else. */
const DEFAULTS = { profiler: "enabled", profiler_threshold_ms: "1000" } as const;
/** CKV_AWS_104: without it the exported audit log stays empty. */
const REQUIRED = { audit_logs: "enabled" } as const;

/**
 * A MongoDB-compatible cluster whose master password only DocumentDB and Secrets Manager know. Its secret has AWS's
 * own key, since the provider has no argument for another.
 */
export class DocdbCluster extends Construct {
  /** Host that always leads to the writer. */
  readonly address: string;
  /** Host that spreads connections over the readers; it leads to the writer while that is alone. */
  readonly readerAddress: string;
  readonly port: number;
  readonly identifier: string;
  /** ARN of the secret that DocumentDB keeps and rotates; user name and password, no host. */
  readonly masterSecretArn: string;

  constructor(scope: Construct, id: string, props: DocdbClusterProps) {
    super(scope, id);
    const { identifier, keyArn } = props;
    const cluster = new AwsDocdbCluster(this, "this", {
      clusterIdentifier: identifier,
      engine: "docdb",
      engineVersion: props.engineVersion,
      masterUsername: props.username,
      dbSubnetGroupName: new DocdbSubnetGroup(this, "subnets", {
        name: identifier,
        description: `Subnets of ${identifier}`,
        subnetIds: [...props.subnetIds],
      }).name,
      ...managedDatabase(this, props, "MongoDB"),
      storageEncrypted: true,
      kmsKeyId: keyArn,
      dbClusterParameterGroupName: this.parameterGroup(props).name,
      enabledCloudwatchLogsExports: [...LOGS],
      dependsOn: LOGS.map((log) =>
        logGroup(this, `${log}-logs`, { ...props.logs, name: `/aws/docdb/${identifier}/${log}` }),
      ),
    });
    const each = new Construct(this, "instances");
    for (const [entry, instance] of Object.entries(props.instances)) {
      new DocdbClusterInstance(each, entry, {
        identifier: instance.identifier,
        clusterIdentifier: cluster.id,
        instanceClass: instance.instanceClass,
        promotionTier: instance.promotionTier,
        autoMinorVersionUpgrade: true,
        caCertIdentifier: "rds-ca-rsa2048-g1",
        copyTagsToSnapshot: true,
        enablePerformanceInsights: true,
        performanceInsightsKmsKeyId: keyArn,
      });
    }
    this.address = cluster.endpoint;
    this.readerAddress = cluster.readerEndpoint;
    this.port = cluster.port;
    this.identifier = cluster.clusterIdentifier;
    this.masterSecretArn = cluster.masterUserSecret.get(0).secretArn;
  }

  private parameterGroup(props: DocdbClusterProps): DocdbClusterParameterGroup {
    const { identifier, engineVersion, tls, parameters } = props;
    const [major, minor] = engineVersion.split(".");
    const family = `docdb${major}.${minor}`;
    return new DocdbClusterParameterGroup(this, "parameters", {
      // A group's name has no dot. The family in it lets the group of a new version exist beside the old one.
      name: `${identifier}-${family.replace(".", "-")}`,
      description: `Parameters of ${identifier}`,
      family,
      parameter: databaseParameters({ ...DEFAULTS, ...parameters, ...REQUIRED, tls }),
      lifecycle: { createBeforeDestroy: true },
    });
  }
}
