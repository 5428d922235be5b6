import { describe, expect, it } from "vitest";
import { northVirginia, synthesized } from "../synthesized.fixture";
import { HealthCheck } from "./health-check";

describe("a health check", () => {
  const { built, at, written } = synthesized(
    (scope) =>
      new HealthCheck(scope, "site", {
        name: "shop-site",
        domain: "shop.example.com",
        path: "/health",
        port: 443,
        intervalSeconds: 30,
        failureThreshold: 3,
        topicArn: "arn:aws:sns:us-east-1:111122223333:alarms",
        provider: northVirginia(scope),
      }),
  );

  it("asks the site over HTTPS, by its name", () => {
    expect(at("aws_route53_health_check.site")).toEqual({
      type: "HTTPS",
      fqdn: "shop.example.com",
      resource_path: "/health",
      port: 443,
      enable_sni: true,
      request_interval: 30,
      failure_threshold: 3,
      tags: { Name: "shop-site" },
    });
  });

  it("raises an alarm in us-east-1 when the site does not answer, or the checkers are silent", () => {
    expect(at("aws_cloudwatch_metric_alarm.site_alarm")).toMatchObject({
      provider: "aws.us-east-1",
      alarm_name: "shop-site-health",
      namespace: "AWS/Route53",
      metric_name: "HealthCheckStatus",
      dimensions: { HealthCheckId: "${aws_route53_health_check.site.id}" },
      statistic: "Minimum",
      comparison_operator: "LessThanThreshold",
      threshold: 1,
      period: 60,
      treat_missing_data: "breaching",
      alarm_actions: ["arn:aws:sns:us-east-1:111122223333:alarms"],
    });
  });

  it("exposes its id", () => {
    expect(written(built.healthCheckId)).toBe("${aws_route53_health_check.site.id}");
  });
});
