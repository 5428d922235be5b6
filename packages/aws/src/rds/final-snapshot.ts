/** Whether a deleted database leaves a snapshot. */
export interface FinalSnapshotProps {
  readonly identifier: string;
  /** `keep` takes a snapshot before the database is deleted. */
  readonly finalSnapshot: "keep" | "skip";
}

/** The arguments of the last snapshot of a database. */
export interface FinalSnapshotArguments {
  readonly skipFinalSnapshot: boolean;
  readonly finalSnapshotIdentifier: string;
}

/** UTC, to the second: letters and digits only, as identifiers of snapshots take them. */
const MOMENT = '${formatdate("YYYYMMDDhhmmss", timestamp())}';

/** The argument that keeps its first value, see {@link finalSnapshot}. */
export const FINAL_SNAPSHOT = "final_snapshot_identifier";

/**
 * The arguments of the last snapshot. Snapshots outlive their database, so each creation has a name of its own for it:
 * with the moment at which Terraform made the database. It must not change afterwards, see {@link namedAtCreation}.
 * Where none is taken the name is there all the same: a database that is to leave one after all has it already.
 */
export function finalSnapshot({
  identifier,
  finalSnapshot: left,
}: FinalSnapshotProps): FinalSnapshotArguments {
  return left === "skip"
    ? { skipFinalSnapshot: true, finalSnapshotIdentifier: `${identifier}-final` }
    : { skipFinalSnapshot: false, finalSnapshotIdentifier: `${identifier}-final-${MOMENT}` };
}

/** What Terraform leaves alone of a database that leaves a snapshot: its name, which each plan would renew. */
export function namedAtCreation({ finalSnapshot: left }: FinalSnapshotProps): readonly string[] {
  return left === "skip" ? [] : [FINAL_SNAPSHOT];
}
