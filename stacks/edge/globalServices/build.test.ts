import { describe, expect, it } from "vitest";
import { type Block, resource, SHOP, statements, synth } from "./shop.fixture";

describe("global services", () => {
  const template = synth();

  it.each([
    ["aws_acm_certificate", "certificates_site"],
    ["aws_acm_certificate_validation", "certificates_site_validation"],
    ["aws_wafv2_web_acl", "web-acls_site"],
    ["aws_wafv2_web_acl_logging_configuration", "web-acls_site_logs"],
    ["aws_cloudwatch_log_group", "web-acls_site_log-group"],
    ["aws_cloudwatch_log_group", "zone_query-log-group"],
    ["aws_cloudwatch_log_resource_policy", "log-writers"],
    ["aws_cloudwatch_metric_alarm", "health-checks_site_alarm"],
    ["aws_sns_topic", "alarms"],
    ["aws_sns_topic_policy", "alarms_policy"],
    ["aws_kms_key", "key"],
    ["aws_kms_alias", "key_alias"],
  ])("%s.%s is in us-east-1", (type, name) => {
    expect(resource(template, type, name).provider).toBe("aws.us-east-1");
  });

  it("are in the stack's own region where that is us-east-1", () => {
    const own = synth(SHOP, "us-east-1");

    expect(own.provider.aws.map(({ alias, region }) => [alias, region])).toEqual([[undefined, "us-east-1"]]);
    expect(resource(own, "aws_wafv2_web_acl", "web-acls_site").provider).toBe("aws");
  });

  it("encrypt their logs and alarms with a key that lets the services of us-east-1 use it", () => {
    const keyArn = "${aws_kms_key.key.arn}";
    expect(resource(template, "aws_cloudwatch_log_group", "web-acls_site_log-group")).toMatchObject({
      kms_key_id: keyArn,
      name: "aws-waf-logs-shop-production-site",
      retention_in_days: 30,
    });
    expect(resource(template, "aws_cloudwatch_log_group", "zone_query-log-group")).toMatchObject({
      kms_key_id: keyArn,
      name: "/aws/route53/shop-production.example.com",
      retention_in_days: 90,
    });
    expect(resource(template, "aws_sns_topic", "alarms").kms_master_key_id).toBe(keyArn);
    expect(resource(template, "aws_kms_key", "key").policy).toContain("logs.us-east-1.amazonaws.com");
  });

  it("may write to the log groups that are theirs", () => {
    const policy = resource(template, "aws_cloudwatch_log_resource_policy", "log-writers").policy_document;
    expect(statements(policy)).toMatchObject([
      {
        Principal: { Service: "route53.amazonaws.com" },
        Resource: "arn:aws:logs:us-east-1:111122223333:log-group:/aws/route53/shop-production.example.com:*",
      },
      {
        Principal: { Service: "delivery.logs.amazonaws.com" },
        Resource: "arn:aws:logs:us-east-1:111122223333:log-group:aws-waf-logs-shop-production-*:*",
      },
    ]);
    for (const [type, name] of [
      ["aws_route53_query_log", "zone_query-log"],
      ["aws_wafv2_web_acl_logging_configuration", "web-acls_site_logs"],
    ] as const) {
      expect(resource(template, type, name).depends_on).toEqual([
        "aws_cloudwatch_log_resource_policy.log-writers",
      ]);
    }
  });

  it("log requests without the headers that sign a viewer in", () => {
    expect(resource(template, "aws_wafv2_web_acl_logging_configuration", "web-acls_site_logs")).toMatchObject(
      {
        log_destination_configs: ["${aws_cloudwatch_log_group.web-acls_site_log-group.arn}"],
        redacted_fields: [
          { single_header: { name: "authorization" } },
          { single_header: { name: "cookie" } },
        ],
        resource_arn: "${aws_wafv2_web_acl.web-acls_site.arn}",
      },
    );
  });

  it("ask managed rule groups in the order of their priorities", () => {
    const visibility = (metric_name: string): Block => ({
      cloudwatch_metrics_enabled: true,
      metric_name,
      sampled_requests_enabled: true,
    });
    const rule = (name: string, priority: number, override_action: Block): Block => ({
      name,
      override_action,
      priority,
      statement: { managed_rule_group_statement: { name, vendor_name: "AWS" } },
      visibility_config: visibility(name),
    });
    expect(resource(template, "aws_wafv2_web_acl", "web-acls_site")).toMatchObject({
      default_action: { allow: {} },
      rule: [
        rule("AWSManagedRulesAmazonIpReputationList", 1, { count: {} }),
        rule("AWSManagedRulesCommonRuleSet", 2, { none: {} }),
      ],
      scope: "CLOUDFRONT",
      visibility_config: visibility("shop-production-site"),
    });
  });

  it.each([
    { mode: undefined, action: { block: {} } },
    { mode: "count", action: { count: {} } },
  ])("limit the requests of each address by their place among the rules: $action", ({ mode, action }) => {
    const rateLimit = { requests: 2000, windowSeconds: 60, priority: 0, mode };
    const limited = synth({ ...SHOP, webAcls: { site: { ...SHOP.webAcls.site, rateLimit } } });
    const acl = resource(limited, "aws_wafv2_web_acl", "web-acls_site");
    const [first, ...others] = acl.rule as readonly Block[];

    expect(first).toMatchObject({
      name: "RateLimit",
      priority: 0,
      action,
      statement: {
        rate_based_statement: { limit: 2000, evaluation_window_sec: 60, aggregate_key_type: "IP" },
      },
    });
    expect(others.map(({ priority }) => priority)).toEqual([1, 2]);
  });

  it("watch the site over HTTPS, and tell a topic of the metric's region", () => {
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

  it("are absent where nothing asks for them", () => {
    const bare = synth({ domain: "example.com", certificates: { site: {} } });

    expect(Object.keys(bare.resource).sort()).toEqual([
      "aws_acm_certificate",
      "aws_acm_certificate_validation",
      "aws_route53_record",
      "aws_route53_zone",
    ]);
    expect(bare.variable).toBeUndefined();
  });
});
