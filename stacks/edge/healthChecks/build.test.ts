import { expect, it } from "vitest";
import { resource, synth } from "../shop.fixture";

it("checks the site over HTTPS, and notifies a topic in the metric's region", () => {
  const template = synth();

  expect(resource(template, "aws_route53_health_check", "health-checks_site")).toMatchObject({
    enable_sni: true,
    failure_threshold: 3,
    fqdn: "shop-production.example.com",
    port: 443,
    request_interval: 30,
    resource_path: "/up",
    type: "HTTPS",
  });
  expect(resource(template, "aws_cloudwatch_metric_alarm", "health-checks_site_alarm")).toMatchObject({
    alarm_actions: ["${aws_sns_topic.alarms.arn}"],
    comparison_operator: "LessThanThreshold",
    dimensions: { HealthCheckId: "${aws_route53_health_check.health-checks_site.id}" },
    metric_name: "HealthCheckStatus",
    namespace: "AWS/Route53",
    statistic: "Minimum",
    threshold: 1,
    treat_missing_data: "breaching",
  });
});
