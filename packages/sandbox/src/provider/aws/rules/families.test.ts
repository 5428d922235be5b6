import { describe, expect, it } from "vitest";
import type { Fields } from "../../protocol/value";
import { SimulatedCloud } from "../../simulated-cloud.fixture";

const CLUSTER_GROUP = "db_cluster_parameter_group_name";

/** A server, its group's family, and one that AWS refuses. */
const CASES: readonly {
  readonly type: string;
  readonly group: string;
  readonly values: Fields;
  readonly at: string;
  readonly family: string;
  readonly other: string;
}[] = [
  {
    type: "aws_db_instance",
    group: "aws_db_parameter_group",
    values: {
      identifier: "main",
      engine: "postgres",
      instance_class: "db.t4g.micro",
      engine_version: "17.4",
    },
    at: "parameter_group_name",
    family: "postgres17",
    other: "postgres16",
  },
  {
    type: "aws_rds_cluster",
    group: "aws_rds_cluster_parameter_group",
    values: { cluster_identifier: "books", engine: "aurora-postgresql", engine_version: "17" },
    at: CLUSTER_GROUP,
    family: "aurora-postgresql17",
    other: "aurora-postgresql16",
  },
  {
    type: "aws_docdb_cluster",
    group: "aws_docdb_cluster_parameter_group",
    values: { cluster_identifier: "events", engine: "docdb", engine_version: "5.0.1" },
    at: CLUSTER_GROUP,
    family: "docdb5.0",
    other: "docdb8.0",
  },
  ...[
    { engine: "redis", engine_version: "6.x", family: "redis6.x", other: "redis7" },
    { engine: "redis", engine_version: "7.1", family: "redis7", other: "redis6.x" },
    { engine: "valkey", engine_version: "8.2", family: "valkey8", other: "valkey7" },
  ].map(({ family, other, ...version }) => ({
    type: "aws_elasticache_replication_group",
    group: "aws_elasticache_parameter_group",
    values: { replication_group_id: "sessions", description: "Sessions", ...version },
    at: "parameter_group_name",
    family,
    other,
  })),
];

describe("the parameter group of a server", () => {
  it.each(CASES)(
    "of $type is of family $family, and not of $other",
    async ({ type, group, values, at, family, other }) => {
      const cloud = SimulatedCloud.of(type, group);
      await cloud.create(group, { name: "fits", family });
      await cloud.create(group, { name: "other", family: other });

      const server = await cloud.create(type, { ...values, [at]: "fits" });
      await expect(cloud.change(type, server, { ...values, [at]: "other" })).rejects.toThrow(
        /InvalidParameterCombination: .*family/i,
      );
    },
  );
});
