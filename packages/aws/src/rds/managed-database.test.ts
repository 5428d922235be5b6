import { describe, expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { managed } from "./database.fixture";
import { type ManagedDatabaseProps, managedDatabase } from "./managed-database";

const build = (props: Partial<ManagedDatabaseProps> = {}) =>
  synthesized((scope) => managedDatabase(scope, { ...managed, ...props }, "PostgreSQL", ["port"]));

describe("every database", () => {
  const { built, at, written } = build();

  it("has its password made and kept by AWS", () => {
    expect(built.manageMasterUserPassword).toBe(true);
  });

  it("is reached through a group for its protocol and port", () => {
    expect(built.port).toBe(5432);
    expect(written(built.vpcSecurityGroupIds)).toEqual(["${aws_security_group.group.id}"]);
    expect(at("aws_security_group.group")).toMatchObject({
      name: "shop-orders-database",
      description: "Connections to the database shop-orders",
    });
    expect(at("aws_vpc_security_group_ingress_rule.group_in-nodes")).toMatchObject({
      description: "PostgreSQL from nodes",
      from_port: 5432,
    });
  });

  it("is reached through existing groups where those are named", () => {
    expect(build({ connections: { groupIds: ["sg-1"] } }).built.vpcSecurityGroupIds).toEqual(["sg-1"]);
  });

  it("is backed up and protected as is set", () => {
    expect(built).toMatchObject({ backupRetentionPeriod: 14, deletionProtection: true });
    expect(build({ deletionProtection: false }).built.deletionProtection).toBe(false);
  });

  it("leaves changes to the maintenance window", () => {
    expect(built).toMatchObject({ engineVersion: "16", applyImmediately: false });
    expect(built).not.toHaveProperty("allowMajorVersionUpgrade");
  });

  it("does not leave the upgrade of a major version to it", () => {
    expect(build({ allowMajorUpgrade: true, engineVersion: "17" }).built).toMatchObject({
      engineVersion: "17",
      allowMajorVersionUpgrade: true,
      applyImmediately: true,
    });
  });

  it("leaves a last snapshot behind, whose name no other creation has, and which stays", () => {
    expect(built).toMatchObject({
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: 'shop-orders-final-${formatdate("YYYYMMDDhhmmss", timestamp())}',
      lifecycle: { ignoreChanges: ["port", "final_snapshot_identifier"] },
    });
  });

  it("leaves none, and has a name for one that it may leave after all", () => {
    expect(build({ finalSnapshot: "skip" }).built).toMatchObject({
      skipFinalSnapshot: true,
      finalSnapshotIdentifier: "shop-orders-final",
      lifecycle: { ignoreChanges: ["port"] },
    });
  });

  it("has no lifecycle of its own where nobody else changes it", () => {
    const { built: alone } = synthesized((scope) =>
      managedDatabase(scope, { ...managed, finalSnapshot: "skip" }, "PostgreSQL"),
    );

    expect(alone).not.toHaveProperty("lifecycle");
  });
});
