import { describe, expect, it } from "vitest";
import { place, statements, synthesized } from "../synthesized.fixture";
import { enhancedMonitoring, type MonitoringSeconds } from "./monitoring-role";

const build = (seconds: MonitoringSeconds) =>
  synthesized((scope) => enhancedMonitoring(scope, { place, identifier: "shop-orders", seconds }));

describe("enhanced monitoring", () => {
  const { built, at, written } = build(15);

  it("takes samples in a role of its own", () => {
    const { dependsOn: _, ...monitoring } = built;

    expect(written(monitoring)).toEqual({
      monitoringInterval: 15,
      monitoringRoleArn: "${aws_iam_role.monitoring.arn}",
    });
    expect(at("aws_iam_role.monitoring").name).toBe("shop-orders-monitoring");
  });

  it("trusts RDS acting for this account", () => {
    expect(statements(at("aws_iam_role.monitoring").assume_role_policy)).toEqual([
      {
        Effect: "Allow",
        Principal: { Service: "monitoring.rds.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
      },
    ]);
  });

  it("may do what AWS's own policy for it says", () => {
    expect(
      at("aws_iam_role_policy_attachment.monitoring_amazon-rds-enhanced-monitoring-role").policy_arn,
    ).toBe("arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole");
  });

  it("that is off needs no role", () => {
    const { built: off, addresses } = build(0);

    expect(off).toEqual({ monitoringInterval: 0 });
    expect(addresses).toEqual([]);
  });
});
