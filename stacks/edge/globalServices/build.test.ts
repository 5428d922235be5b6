import { describe, expect, it } from "vitest";
import { resource, SHOP, statements, synth } from "../shop.fixture";

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
