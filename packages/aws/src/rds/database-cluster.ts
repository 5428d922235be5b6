import type { ManagedDatabaseProps } from "./managed-database";

/** What clusters of Aurora and of DocumentDB are made from alike. */
export interface DatabaseClusterProps extends ManagedDatabaseProps {
  readonly engineVersion: string;
  /** Instances, by the ids of their constructs. The first to be ready writes, the others serve reads and take over. */
  readonly instances: Readonly<Record<string, DatabaseInstanceProps>>;
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
