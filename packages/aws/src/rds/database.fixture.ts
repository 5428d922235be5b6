import { place } from "../synthesized.fixture";
import type { DatabaseClusterProps } from "./database-cluster";
import type { ManagedDatabaseProps } from "./managed-database";

/** Settings of every database; a test states only what it is about. */
export const managed: ManagedDatabaseProps = {
  identifier: "shop-orders",
  subnetIds: ["subnet-a", "subnet-b"],
  connections: { vpcId: "vpc-1", from: { nodes: { groupId: "sg-nodes" } } },
  port: 5432,
  keyArn: "key",
  logs: { retentionDays: 30, keyArn: "logs-key" },
  username: "shop",
  backupRetentionDays: 14,
  deletionProtection: true,
  finalSnapshot: "keep",
  engineVersion: "16",
  allowMajorUpgrade: false,
  parameters: {},
};

/** A cluster with a writer and a reader. */
export const cluster: DatabaseClusterProps = {
  ...managed,
  instances: {
    one: { identifier: "shop-orders-one", instanceClass: "db.r6g.large", promotionTier: 0 },
    two: { identifier: "shop-orders-two", instanceClass: "db.r6g.xlarge", promotionTier: 1 },
  },
};

/** A single instance of RDS. */
export const single = {
  ...managed,
  place,
  instanceClass: "db.t4g.medium",
  storageGiB: 20,
  maxStorageGiB: 100,
  multiAz: true,
  monitoringSeconds: 60,
} as const;
