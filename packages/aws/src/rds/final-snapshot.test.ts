import { describe, expect, it } from "vitest";
import { type FinalSnapshotProps, finalSnapshot, namedAtCreation } from "./final-snapshot";

const kept: FinalSnapshotProps = { identifier: "shop-orders", finalSnapshot: "keep" };
const skipped: FinalSnapshotProps = { identifier: "shop-orders", finalSnapshot: "skip" };

describe("the last snapshot of a database", () => {
  it("has the moment of its creation in its name, and keeps it", () => {
    expect(finalSnapshot(kept)).toEqual({
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: 'shop-orders-final-${formatdate("YYYYMMDDhhmmss", timestamp())}',
    });
    expect(namedAtCreation(kept)).toEqual(["final_snapshot_identifier"]);
  });

  it("is not taken, and has a name for the case that it will be", () => {
    expect(finalSnapshot(skipped)).toEqual({
      skipFinalSnapshot: true,
      finalSnapshotIdentifier: "shop-orders-final",
    });
    expect(namedAtCreation(skipped)).toEqual([]);
  });

  it("has a name that RDS takes, of the longest identifier too", () => {
    const { finalSnapshotIdentifier } = finalSnapshot({ ...kept, identifier: "s".repeat(52) });
    const name = finalSnapshotIdentifier.replace(/\$\{.*\}/, "20261127190000");

    // Source: RDS `DeleteDBInstance`, `FinalDBSnapshotIdentifier`.
    expect(name).toMatch(/^[a-z](?!.*--)[a-z0-9-]{0,254}(?<!-)$/);
  });
});
