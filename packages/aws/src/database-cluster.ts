import type { Connections } from "./connections";

/** What clusters of Aurora and of DocumentDB are made from alike. */
export interface DatabaseClusterProps {
  /** Identifier, unique in the account and region; at most 52 characters, since other names extend it. */
  readonly identifier: string;
  /** Subnets of the subnet group, in two zones at least; the instances spread over them. */
  readonly subnetIds: readonly string[];
  readonly connections: Connections;
  readonly port: number;
  /** ARN of the key for storage and Performance Insights. */
  readonly keyArn: string;
  readonly logs: {
    readonly retentionDays: number;
    /** ARN of a key that grants use to `logs`, see KEY_USERS. */
    readonly keyArn: string;
  };
  readonly engineVersion: string;
  readonly username: string;
  /** Instances, by the ids of their constructs. The first to be ready writes, the others serve reads and take over. */
  readonly instances: Readonly<Record<string, DatabaseInstanceProps>>;
  /** Days for which any second can be restored, 1 to 35. */
  readonly backupRetentionDays: number;
  readonly deletionProtection: boolean;
  /** `keep` takes a snapshot before the cluster is deleted. */
  readonly finalSnapshot: "keep" | "skip";
  /** Parameters of the engine by name, besides those that every cluster has. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** One instance of a cluster. */
export interface DatabaseInstanceProps {
  /** Unique in the account and region, at most 63 characters. */
  readonly identifier: string;
  /** For example `db.r6g.large`. */
  readonly instanceClass: string;
  /** Who takes over when the writer fails: the lowest, 0 to 15. */
  readonly promotionTier: number;
}

/** What deleting a cluster or instance leaves, as all kinds of databases take it. */
export function finalSnapshotOf(
  identifier: string,
  finalSnapshot: "keep" | "skip",
): { skipFinalSnapshot: boolean; finalSnapshotIdentifier?: string } {
  return finalSnapshot === "skip"
    ? { skipFinalSnapshot: true }
    : { skipFinalSnapshot: false, finalSnapshotIdentifier: `${identifier}-final` };
}
