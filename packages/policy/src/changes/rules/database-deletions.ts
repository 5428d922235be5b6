import { both, was, wasNot } from "../conditions";
import type { Deletion } from "../holding";

/** What ends with a database. */
export interface Deleted {
  /** Words for it, for example `the database`. */
  readonly what: string;
  readonly source: readonly string[];
}

/**
 * Deletions of databases. Terraform reads `deletion_protection`, `skip_final_snapshot` and `final_snapshot_identifier`
 * as they were applied last, so to change them in the same apply has no effect.
 */
export function databaseDeletions({ what, source }: Deleted): readonly Deletion[] {
  const unprotected = wasNot("deletion_protection", true);
  const APPLIED = "set it in an apply before: a deletion reads what was applied last";
  return [
    {
      id: "protected",
      only: was("deletion_protection", true),
      effect: "refuses",
      reason: `deletion_protection is on, so AWS refuses to delete ${what}`,
      way: `if it is to go: take a snapshot, turn deletion_protection off and a final snapshot on, apply that alone, and then delete it`,
      source,
      sample: { before: { deletion_protection: true } },
      otherwise: { before: { deletion_protection: false } },
      alsoReplaced: true,
    },
    {
      id: "without-snapshot",
      only: both(unprotected, was("skip_final_snapshot", true)),
      effect: "destroys",
      reason: `skip_final_snapshot is on: ${what} goes with all of its data, and its automatic backups go too`,
      way: `turn skip_final_snapshot off and name a final_snapshot_identifier; ${APPLIED}`,
      source,
      sample: { before: { skip_final_snapshot: true } },
      otherwise: { before: { skip_final_snapshot: false, final_snapshot_identifier: "last" } },
      alsoReplaced: true,
    },
    {
      id: "unnamed-snapshot",
      only: both(
        unprotected,
        both(wasNot("skip_final_snapshot", true), {
          words: "without final_snapshot_identifier",
          holds: ({ before }) => (before.value("final_snapshot_identifier") ?? "") === "",
        }),
      ),
      effect: "refuses",
      reason:
        "the provider refuses to delete it: neither is a final snapshot named, nor skip_final_snapshot on",
      way: `name a final_snapshot_identifier that no snapshot has yet; ${APPLIED}`,
      source: ["AWS provider, final_snapshot_identifier"],
      sample: { before: { skip_final_snapshot: false } },
      otherwise: { before: { skip_final_snapshot: false, final_snapshot_identifier: "last" } },
      alsoReplaced: true,
    },
    {
      id: "with-snapshot",
      only: both(
        unprotected,
        both(wasNot("skip_final_snapshot", true), {
          words: "with final_snapshot_identifier",
          holds: ({ before }) => (before.value("final_snapshot_identifier") ?? "") !== "",
        }),
      ),
      effect: "destroys",
      reason: `${what} goes; a final snapshot stays, from which another one is restored under a new address`,
      way: "see that no snapshot has that name yet, for AWS refuses a second one; stop its users first, so that the snapshot is whole",
      source,
      sample: { before: { skip_final_snapshot: false, final_snapshot_identifier: "last" } },
      otherwise: { before: { skip_final_snapshot: true } },
    },
  ];
}
