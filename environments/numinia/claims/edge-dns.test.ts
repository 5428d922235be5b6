import { claim } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";
const SITE = "numinia.example";

claim("NUMINIA-SVC-DNS-01", PRODUCTION, (template) => {
  const zones = template.resources("aws_route53_zone");
  const records = template.resources("aws_route53_record");

  expect(zones.map((zone) => [zone.layer, zone.get("name")])).toEqual([["edge", SITE]]);
  expect(records.map((record) => record.resolve("zone_id"))).toResolveTo("aws_route53_zone.zone_id");
  expect(records.length).toBe(3);
});

claim("NUMINIA-SVC-DNS-02", PRODUCTION, (template) => {
  const checks = template.resources("aws_route53_health_check");

  expect(checks.map((check) => [check.get("type"), check.get("fqdn"), check.get("port")])).toEqual([
    ["HTTPS", SITE, 443],
  ]);
  expect(checks.map((check) => check.get("resource_path"))).toEqual(["/"]);
});

claim("NUMINIA-SVC-DNS-03", PRODUCTION, (template) => {
  const aliases = template
    .resources("aws_route53_record", "edge")
    .filter((record) => record.get("alias") !== undefined);

  expect(aliases.map((record) => [record.get("name"), record.get("type")])).toEqual([
    [SITE, "A"],
    [SITE, "AAAA"],
  ]);
  expect(aliases.map((record) => record.resolve("alias.name"))).toResolveTo(
    "aws_cloudfront_distribution.domain_name",
  );
  expect(aliases.map((record) => record.resolve("alias.zone_id"))).toResolveTo(
    "aws_cloudfront_distribution.hosted_zone_id",
  );
});

// Route 53 refuses to evaluate the health of a CloudFront alias, so the site is watched by a check of its own.
claim("NUMINIA-SVC-DNS-04", PRODUCTION, (template) => {
  const aliases = template
    .resources("aws_route53_record", "edge")
    .filter((record) => record.get("alias") !== undefined);
  const alarm = template.resource("aws_cloudwatch_metric_alarm", { namespace: "AWS/Route53" });

  expect(aliases.map((record) => record.get("alias.evaluate_target_health"))).toEqual([false, false]);
  expect(alarm.get("metric_name")).toBe("HealthCheckStatus");
  expect(alarm.resolve("dimensions.HealthCheckId")).toResolveTo("aws_route53_health_check.id", {
    fqdn: SITE,
  });
  // Where alone Route 53 has its metrics.
  expect(alarm.get("provider")).toBe("aws.us-east-1");
  expect([alarm.get("statistic"), alarm.get("comparison_operator"), alarm.get("threshold")]).toEqual([
    "Minimum",
    "LessThanThreshold",
    1,
  ]);
  expect(alarm.resolve("alarm_actions")).toResolveTo("aws_sns_topic.arn");
});

claim("NUMINIA-SVC-DNS-05", PRODUCTION, (template) => {
  const validation = template.resource("aws_acm_certificate_validation");
  const record = template.resource("aws_route53_record", { ttl: 300 });

  // What the certificate's only name asks for, as ACM demands it; it is known only when Terraform runs.
  const option = (field: string): string =>
    `\${one([for option in aws_acm_certificate.certificates_site.domain_validation_options : option.${field} if option.domain_name == "${SITE}"])}`;
  expect(record.get("name")).toBe(option("resource_record_name"));
  expect(record.get("type")).toBe(option("resource_record_type"));
  expect(record.get("records")).toEqual([option("resource_record_value")]);
  expect(validation.get("validation_record_fqdns")).toEqual([`\${aws_route53_record.${record.name}.fqdn}`]);
  expect(validation.resolve("certificate_arn")).toResolveTo("aws_acm_certificate.arn", { domain_name: SITE });
});
