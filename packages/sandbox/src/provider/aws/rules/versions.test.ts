import { describe, expect, it } from "vitest";
import type { Fields } from "../../protocol/value";
import { SimulatedCloud } from "../../simulated-cloud.fixture";

/** A change of version, and what AWS says. */
interface Case {
  readonly type: string;
  readonly values: Fields;
  readonly from: Fields;
  /** What runs by the time of the change. @default what was asked for */
  readonly runs?: Fields;
  readonly to: Fields;
  readonly refused?: string;
}

const POSTGRES = { identifier: "main", engine: "postgres", instance_class: "db.t4g.micro" };
const AURORA = { cluster_identifier: "books", engine: "aurora-postgresql" };
const DOCDB = { cluster_identifier: "events", engine: "docdb" };
const FLAG =
  "InvalidParameterCombination: The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version.";

const CASES: readonly Case[] = [
  {
    type: "aws_db_instance",
    values: POSTGRES,
    from: { engine_version: "16.4" },
    to: { engine_version: "16.9" },
  },
  {
    type: "aws_db_instance",
    values: POSTGRES,
    from: { engine_version: "16.9" },
    to: { engine_version: "16.4" },
    refused: "InvalidParameterCombination: Cannot upgrade postgres from 16.9 to 16.4",
  },
  {
    type: "aws_db_instance",
    values: POSTGRES,
    from: { engine_version: "16" },
    runs: { engine_version_actual: "16.9" },
    to: { engine_version: "16.4" },
    refused: "Cannot upgrade postgres from 16.9 to 16.4",
  },
  {
    type: "aws_db_instance",
    values: POSTGRES,
    from: { engine_version: "16" },
    runs: { engine_version_actual: "16.9" },
    to: { engine_version: "16" },
  },
  {
    type: "aws_rds_cluster",
    values: AURORA,
    from: { engine_version: "16" },
    to: { engine_version: "17" },
    refused: FLAG,
  },
  {
    type: "aws_rds_cluster",
    values: AURORA,
    from: { engine_version: "16" },
    to: { engine_version: "17", allow_major_version_upgrade: true },
  },
  {
    type: "aws_rds_cluster",
    values: AURORA,
    from: { engine_version: "17" },
    to: { engine_version: "16", allow_major_version_upgrade: true },
    refused: "Cannot upgrade aurora-postgresql from 17 to 16",
  },
  {
    type: "aws_docdb_cluster",
    values: DOCDB,
    from: { engine_version: "5.0.1" },
    to: { engine_version: "8.0.1" },
    refused: FLAG,
  },
  {
    type: "aws_eks_cluster",
    values: { name: "shop", role_arn: "arn:aws:iam::999999999999:role/eks" },
    from: { version: "1.34" },
    to: { version: "1.35" },
  },
  {
    type: "aws_eks_cluster",
    values: { name: "shop", role_arn: "arn:aws:iam::999999999999:role/eks" },
    from: { version: "1.34" },
    to: { version: "1.36" },
    refused: "InvalidParameterException: Unsupported Kubernetes minor version update from 1.34 to 1.36",
  },
  {
    type: "aws_eks_cluster",
    values: { name: "shop", role_arn: "arn:aws:iam::999999999999:role/eks" },
    from: { version: "1.34" },
    runs: { version: "1.35" },
    to: { version: "1.34" },
    refused: "InvalidParameterException: Unsupported Kubernetes minor version update from 1.35 to 1.34",
  },
];

const shown = (fields: Fields = {}): string => Object.values(fields).join(", ");

describe("a change of version", () => {
  it.each(
    CASES.map((one) => ({
      ...one,
      what: `${shown(one.from)}, running ${shown(one.runs)}, to ${shown(one.to)}`,
    })),
  )("of $type from $what", async ({ type, values, from, runs, to, refused }) => {
    const cloud = SimulatedCloud.of(type);
    const before = await cloud.create(type, { ...values, ...from });
    if (runs !== undefined) cloud.drift(before, runs);

    const change = cloud.change(type, before, { ...values, ...to });

    if (refused === undefined) expect((await change).state).toMatchObject(to);
    else await expect(change).rejects.toThrow(refused);
  });
});
