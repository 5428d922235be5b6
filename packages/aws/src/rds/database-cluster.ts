import { Construct } from "constructs";
import { CERTIFICATE_AUTHORITY, type ManagedDatabaseProps } from "./managed-database";

/** The settings that clusters of Aurora and of DocumentDB have in common. */
export interface DatabaseClusterProps extends ManagedDatabaseProps {
  /**
   * Instances by their construct ids. The first one that is ready is the writer, the others are readers and stand-
   * bys.
   */
  readonly instances: Readonly<Record<string, DatabaseInstanceProps>>;
}

/** One instance of a cluster. */
export interface DatabaseInstanceProps {
  /** Unique in the account and region, at most 63 characters. */
  readonly identifier: string;
  /** For example `db.r6g.large`. */
  readonly instanceClass: string;
  /** 0 to 15; when the writer fails, the reader with the lowest tier takes over. */
  readonly promotionTier: number;
}

/** What the resources of both engines tell of a cluster. */
interface ClusterAttributes {
  readonly endpoint: string;
  readonly readerEndpoint: string;
  readonly port: number;
  readonly clusterIdentifier: string;
  readonly masterUserSecret: { get(index: number): { readonly secretArn: string } };
}

/** A cluster of instances that share one storage, with an endpoint for the writer and one for the readers. */
export abstract class DatabaseCluster extends Construct {
  /** Host that always leads to the writer. */
  readonly address: string;
  /** Host that spreads connections over the readers; it leads to the writer while there are none. */
  readonly readerAddress: string;
  readonly port: number;
  readonly identifier: string;
  /** ARN of the secret that AWS manages and rotates: user name and password, no host. */
  readonly masterSecretArn: string;

  /** @param create creates the cluster with its instances in the given scope, this construct */
  protected constructor(scope: Construct, id: string, create: (scope: Construct) => ClusterAttributes) {
    super(scope, id);
    const cluster = create(this);
    this.address = cluster.endpoint;
    this.readerAddress = cluster.readerEndpoint;
    this.port = cluster.port;
    this.identifier = cluster.clusterIdentifier;
    this.masterSecretArn = cluster.masterUserSecret.get(0).secretArn;
  }
}

/** The arguments that instances of both engines have in common. Version, subnets and groups come from the cluster. */
export interface ClusterInstanceArguments extends DatabaseInstanceProps {
  readonly clusterIdentifier: string;
  readonly autoMinorVersionUpgrade: boolean;
  readonly caCertIdentifier: string;
  readonly copyTagsToSnapshot: true;
}

/**
 * One instance of a cluster, as both engines' resources take it.
 * @param autoMinorVersionUpgrade whether AWS may install minor versions: of Aurora it does where all instances agree
 */
export function clusterInstance(
  { identifier, instanceClass, promotionTier }: DatabaseInstanceProps,
  clusterIdentifier: string,
  autoMinorVersionUpgrade: boolean,
): ClusterInstanceArguments {
  return {
    identifier,
    clusterIdentifier,
    instanceClass,
    promotionTier,
    autoMinorVersionUpgrade,
    caCertIdentifier: CERTIFICATE_AUTHORITY,
    copyTagsToSnapshot: true,
  };
}
