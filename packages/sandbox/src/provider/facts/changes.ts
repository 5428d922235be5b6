import type { Fields, Value } from "../protocol/value";

/** A change of one attribute: what it was, and what it becomes. */
export type Change = readonly [from: Value, to: Value];

/** Changes that are asked of a type, with values that its provider knows. */
export interface AskedChanges {
  /** Arguments that all of them need. @default the required ones alone */
  readonly given?: Fields;
  /** By attribute. Each in a resource that has nothing else. */
  readonly attributes: Readonly<Record<string, readonly Change[]>>;
}

const SWITCHED: readonly Change[] = [
  [false, true],
  [true, false],
];

/**
 * Attributes whose provider looks at both values, so that one sample change says too little: some changes make a new
 * resource, and others do not. Sources: `CustomizeDiff` of each resource in the AWS provider.
 */
export const ASKED_CHANGES: Readonly<Record<string, AskedChanges>> = {
  aws_elasticache_replication_group: {
    given: {
      automatic_failover_enabled: true,
      num_cache_clusters: 2,
      replication_group_id: "shop",
      description: "Shop",
    },
    attributes: {
      engine: [
        ["redis", "valkey"],
        ["valkey", "redis"],
      ],
      engine_version: [
        ["7.0", "7.1"],
        ["7.1", "7.0"],
        ["6.2", "7.1"],
        ["7.1", "6.2"],
        ["6.x", "7.1"],
      ],
      multi_az_enabled: SWITCHED,
      automatic_failover_enabled: SWITCHED,
      transit_encryption_enabled: SWITCHED,
    },
  },
  aws_db_instance: {
    given: { identifier: "shop", instance_class: "db.t4g.medium", engine: "postgres" },
    attributes: { multi_az: SWITCHED, storage_encrypted: SWITCHED },
  },
  aws_lb: {
    given: { name: "shop", load_balancer_type: "network", subnets: ["subnet-1", "subnet-2"] },
    attributes: {
      security_groups: [
        [["sg-1"], ["sg-2"]],
        [["sg-1"], []],
        [[], ["sg-1"]],
      ],
      enable_cross_zone_load_balancing: SWITCHED,
    },
  },
  aws_instance: {
    given: { ami: "ami-1", instance_type: "t3.micro", subnet_id: "subnet-1" },
    attributes: {
      associate_public_ip_address: SWITCHED,
      user_data: [["first", "second"]],
      instance_type: [["t3.micro", "t3.small"]],
    },
  },
};
