import { describe, expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { managed } from "./database.fixture";
import { type ManagedDatabaseProps, managedDatabase } from "./managed-database";

const build = (props: Partial<ManagedDatabaseProps> = {}) =>
  synthesized((scope) => managedDatabase(scope, { ...managed, ...props }, "PostgreSQL"));

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
    expect(built.applyImmediately).toBe(false);
  });

  it("leaves a last snapshot behind, or none", () => {
    expect(built).toMatchObject({ skipFinalSnapshot: false, finalSnapshotIdentifier: "shop-orders-final" });

    const { built: skipping } = build({ finalSnapshot: "skip" });
    expect(skipping.skipFinalSnapshot).toBe(true);
    expect(skipping).not.toHaveProperty("finalSnapshotIdentifier");
  });
});
