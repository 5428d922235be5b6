import { describe, expect, it } from "vitest";
import type { Fields } from "../../protocol/value";
import { SimulatedCloud } from "../../simulated-cloud.fixture";

/** What leaves a snapshot, and what AWS says when there is one of its name. */
const LEAVES_SNAPSHOT: readonly {
  readonly type: string;
  readonly values: Fields;
  readonly kept: string;
  readonly refused: string;
}[] = [
  {
    type: "aws_db_instance",
    values: { identifier: "main", engine: "postgres", instance_class: "db.t4g.micro" },
    kept: "aws_db_snapshot",
    refused:
      "DBSnapshotAlreadyExists: Cannot create the snapshot because a snapshot with the identifier last",
  },
  {
    type: "aws_rds_cluster",
    values: { cluster_identifier: "main", engine: "aurora-postgresql" },
    kept: "aws_db_cluster_snapshot",
    refused: "DBClusterSnapshotAlreadyExistsFault",
  },
  {
    type: "aws_docdb_cluster",
    values: { cluster_identifier: "main", engine: "docdb" },
    kept: "aws_db_cluster_snapshot",
    refused: "DBClusterSnapshotAlreadyExistsFault",
  },
  {
    type: "aws_elasticache_replication_group",
    values: { replication_group_id: "main", description: "Main" },
    kept: "aws_elasticache_snapshot",
    refused: "SnapshotAlreadyExistsFault: Snapshot with specified name already exists.",
  },
];

describe("what AWS keeps of what is deleted", () => {
  it.each(LEAVES_SNAPSHOT)("of $type is its last snapshot, once", async ({ type, values, kept, refused }) => {
    const cloud = SimulatedCloud.of(type);
    const named = { ...values, final_snapshot_identifier: "last" };
    await cloud.remove(await cloud.create(type, named));
    const second = await cloud.create(type, named);

    expect(cloud.store.ofType(kept)).toMatchObject([{ id: "last", origin: "kept" }]);
    await expect(cloud.remove(second)).rejects.toThrow(refused);
    expect(cloud.store.ofType(type)).toHaveLength(1);
  });

  it.each(LEAVES_SNAPSHOT)("of $type are snapshots of several names", async ({ type, values, kept }) => {
    const cloud = SimulatedCloud.of(type);
    for (const name of ["first", "second"]) {
      await cloud.remove(await cloud.create(type, { ...values, final_snapshot_identifier: name }));
    }

    expect(cloud.store.ofType(kept).map(({ id }) => id)).toEqual(["first", "second"]);
  });

  it("is nothing of a database that skips its snapshot", async () => {
    const cloud = SimulatedCloud.of("aws_db_instance");
    const values = {
      identifier: "main",
      engine: "postgres",
      instance_class: "db.t4g.micro",
      skip_final_snapshot: true,
      final_snapshot_identifier: "last",
    };
    await cloud.remove(await cloud.create("aws_db_instance", values));

    expect(cloud.store.all()).toEqual([]);
  });

  it.each([0, 7])("of a secret is its name, also for one with a recovery window of %i days", async (days) => {
    const cloud = SimulatedCloud.of("aws_secretsmanager_secret");
    const secret = { name: "shop/token", recovery_window_in_days: 30 };
    await cloud.remove(await cloud.create("aws_secretsmanager_secret", secret));

    const again = cloud.create("aws_secretsmanager_secret", { ...secret, recovery_window_in_days: days });
    await expect(again).rejects.toThrow(
      "InvalidRequestException: You can't create this secret because a secret with this name is already scheduled for deletion.",
    );
    await cloud.create("aws_secretsmanager_secret", { ...secret, name: "shop/other" });
    await cloud.create("aws_secretsmanager_secret", secret, "eu-central-1");
  });

  it("is nothing of a secret without a recovery window", async () => {
    const cloud = SimulatedCloud.of("aws_secretsmanager_secret");
    const secret = { name: "shop/token", recovery_window_in_days: 0 };
    await cloud.remove(await cloud.create("aws_secretsmanager_secret", secret));

    await cloud.create("aws_secretsmanager_secret", secret);
    expect(cloud.store.all()).toHaveLength(1);
  });
});
