import { ElasticacheParameterGroup } from "@cdktf/provider-aws/lib/elasticache-parameter-group";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { ElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/elasticache-subnet-group";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import { logGroup } from "../logs/log-group";
import { GeneratedSecret, type GeneratedSecretProps } from "../secretsmanager/generated-secret";
import { type Connections, serviceGroupIds } from "../vpc/connections";

/** A Redis or Valkey replication group with one shard, in private subnets. */
export interface CacheProps {
  /** Identifier, unique in the account and region; at most 40 characters. */
  readonly identifier: string;
  readonly description: string;
  /** Subnets in which nodes may be placed. */
  readonly subnetIds: readonly string[];
  readonly connections: Connections;
  readonly port: number;
  readonly engine: "redis" | "valkey";
  /** The version that a new cache gets, as ElastiCache takes it, for example `7.1` or `6.x`. */
  readonly engineVersion: string;
  /**
   * Who installs minor versions. `byElastiCache`: it does, and Terraform leaves the version alone. `named`: it does,
   * and the provider takes the version for whatever it became, as of `6.x`. `none`: nobody.
   */
  readonly minorUpgrades: "byElastiCache" | "named" | "none";
  /** Whether the next apply installs another major version, or Valkey in the place of Redis. */
  readonly allowMajorUpgrade: boolean;
  /** Family of parameter groups that fits the version, for example `redis6.x`. */
  readonly family: string;
  /** For example `cache.t4g.small`. */
  readonly nodeType: string;
  /** 1 to 6: the primary and its replicas, which take over from it in other zones. */
  readonly nodes: number;
  /** ARN of the key that encrypts data at rest, including snapshots. */
  readonly keyArn: string;
  /** The secret that stores the AUTH token. */
  readonly auth: GeneratedSecretProps;
  /** Parameters of the engine by name. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Days for which a daily snapshot is retained, 1 to 35. */
  readonly snapshotRetentionDays: number;
  /** Daily, in UTC, for example `03:00-04:00`. */
  readonly snapshotWindow: string;
  /** `keep` takes a snapshot before the cache is deleted. */
  readonly finalSnapshot: "keep" | "skip";
  /** Weekly, in UTC, for example `sun:04:00-sun:05:00`. */
  readonly maintenanceWindow: string;
  /** @default the engine's logs are not delivered */
  readonly logs?: {
    readonly kinds: readonly ("slow-log" | "engine-log")[];
    readonly retentionDays: number;
    /** ARN of a key that grants use to `logs`, see KEY_USERS. */
    readonly keyArn: string;
  };
}

/** Names of the protocols, for descriptions. */
const PROTOCOLS = { redis: "Redis", valkey: "Valkey" } as const;

/**
 * A cache that accepts only TLS connections with the AUTH token (ElastiCache.5, ElastiCache.6), encrypted at rest
 * (ElastiCache.4). The provider has no write-only form of the token, so it is a sensitive value in the state.
 */
export class Cache extends Construct {
  /** Host of the primary. */
  readonly address: string;
  /** Host that spreads connections over the replicas. */
  readonly readerAddress: string;
  readonly port: number;
  /** ARN of the secret whose text is the AUTH token. */
  readonly authSecretArn: string;

  constructor(scope: Construct, id: string, props: CacheProps) {
    super(scope, id);
    const { identifier, nodes } = props;
    const token = new GeneratedSecret(this, "auth-token", props.auth);
    const subnets = new ElasticacheSubnetGroup(this, "subnets", {
      name: identifier,
      description: `Subnets of ${identifier}`,
      subnetIds: [...props.subnetIds],
    });
    const group = new ElasticacheReplicationGroup(this, "this", {
      replicationGroupId: identifier,
      description: props.description,
      engine: props.engine,
      engineVersion: props.engineVersion,
      autoMinorVersionUpgrade: props.minorUpgrades === "none" ? "false" : "true",
      nodeType: props.nodeType,
      numCacheClusters: nodes,
      // ElastiCache refuses both for a single node.
      automaticFailoverEnabled: nodes > 1,
      multiAzEnabled: nodes > 1,
      port: props.port,
      subnetGroupName: subnets.name,
      securityGroupIds: serviceGroupIds(this, props.connections, {
        name: `${identifier}-cache`,
        description: `Connections to the cache ${identifier}`,
        protocol: PROTOCOLS[props.engine],
        port: props.port,
      }),
      parameterGroupName: this.parameterGroup(props).name,
      atRestEncryptionEnabled: "true",
      kmsKeyId: props.keyArn,
      transitEncryptionEnabled: true,
      authToken: token.text,
      snapshotRetentionLimit: props.snapshotRetentionDays,
      snapshotWindow: props.snapshotWindow,
      ...finalSnapshot(props, token),
      maintenanceWindow: props.maintenanceWindow,
      ...upgrades(props),
      ...this.logDelivery(props),
    });
    this.address = group.primaryEndpointAddress;
    this.readerAddress = group.readerEndpointAddress;
    this.port = props.port;
    this.authSecretArn = token.arn;
  }

  private parameterGroup({ identifier, family, parameters }: CacheProps): ElasticacheParameterGroup {
    return new ElasticacheParameterGroup(this, "parameters", {
      // The family in the name lets the group of a new major version exist beside the old one.
      name: `${identifier}-${family.replaceAll(".", "-")}`,
      description: `Parameters of ${identifier}`,
      family,
      parameter: Object.entries(parameters).map(([name, value]) => ({ name, value })),
      lifecycle: { createBeforeDestroy: true },
    });
  }

  private logDelivery({ identifier, logs }: CacheProps): {
    logDeliveryConfiguration?: {
      destination: string;
      destinationType: string;
      logFormat: string;
      logType: string;
    }[];
  } {
    if (logs === undefined) return {};
    return {
      logDeliveryConfiguration: logs.kinds.map((kind) => {
        const { name } = logGroup(this, kind, { ...logs, name: `/aws/elasticache/${identifier}/${kind}` });
        return { destination: name, destinationType: "cloudwatch-logs", logFormat: "json", logType: kind };
      }),
    };
  }
}

/**
 * Changes wait for the maintenance window. The upgrade of a major version does not: the old parameter group would stay
 * in use until then, so that its deletion, which is part of the same apply, would fail. The provider deletes a cache for
 * a version that is lower than the one that runs, which nothing but an error of settings can ask for: that is refused
 * while the version is Terraform's.
 */
function upgrades({ minorUpgrades, allowMajorUpgrade }: CacheProps): {
  applyImmediately: boolean;
  lifecycle?: { preventDestroy: true } | { ignoreChanges: string[] };
} {
  if (allowMajorUpgrade) return { applyImmediately: true, lifecycle: { preventDestroy: true } };
  return {
    applyImmediately: false,
    ...(minorUpgrades === "byElastiCache" ? { lifecycle: { ignoreChanges: ["engine_version"] } } : {}),
  };
}

/** Random characters with which Secrets Manager ends the ARN of each secret. Source: `CreateSecret`, `Name`. */
const RANDOM_CHARACTERS = 6;

/**
 * The name of the last snapshot; without one none is taken. Snapshots outlive their cache, so each creation has a name
 * of its own: the secret of the token is made with the cache, and its ARN ends like that of no secret before. A moment
 * would have to be ignored once the cache is there, and with it that the setting changes.
 */
function finalSnapshot(
  { identifier, finalSnapshot: left }: CacheProps,
  { arn }: GeneratedSecret,
): { finalSnapshotIdentifier?: string } {
  if (left === "skip") return {};
  const end = Fn.lower(Fn.substr(arn, -RANDOM_CHARACTERS, RANDOM_CHARACTERS));
  return { finalSnapshotIdentifier: `${identifier}-final-${end}` };
}
