import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Unit } from "@strata/layer";
import { App } from "cdktf";
import { describe, expect, it } from "vitest";
import { data } from "../data/contract";
import { type EdgeSettings, edgeSettings } from "./settings";
import { Stack } from "./stack";

/** A resource of the synthesized JSON, with the fields that a test names. */
type Block = Readonly<Record<string, unknown>>;
interface Template {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly data: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly output: Readonly<Record<string, { readonly value: unknown }>>;
  readonly provider: { readonly aws: readonly Block[] };
  readonly variable: Readonly<Record<string, unknown>>;
}

/** A site with all that can stand around it; a test changes what it is about. */
const SHOP = {
  domain: "example.com",
  zone: { queryLog: { retentionDays: 90 } },
  certificates: { site: {} },
  webAcls: {
    site: {
      managedRules: {
        AWSManagedRulesCommonRuleSet: { priority: 2 },
        AWSManagedRulesAmazonIpReputationList: { priority: 1, mode: "count" },
      },
      logs: {},
    },
  },
  distributions: {
    site: {
      origin: { bucket: "assets" },
      certificate: "site",
      webAcl: "site",
      defaultRootObject: "index.html",
      errorResponses: { "404": { status: 200, page: "/index.html" } },
      logs: { bucket: "logs" },
    },
  },
  healthChecks: { site: { path: "/up" } },
};

function unit(settings: unknown, region: string): Unit<EdgeSettings> {
  const state = { bucket: "shop-state", key: "shop/edge", region: "eu-west-1" };
  return {
    environment: {
      id: "shop-production",
      account: "111122223333",
      region,
      posture: "production",
      tags: { Project: "shop" },
      providers: { aws: ">= 5.100.0, < 7.0.0" },
    },
    layer: "edge",
    settings: edgeSettings.parse(settings),
    state,
    upstream: {
      data: { contract: data, state: { ...state, key: "shop/data" }, names: { buckets: ["assets", "logs"] } },
    },
  };
}

function synth(settings: unknown = SHOP, region = "eu-west-1"): Template {
  const outdir = mkdtempSync(join(tmpdir(), "strata-edge-"));
  try {
    const stack = new Stack(new App({ outdir, stackTraces: false }), unit(settings, region));
    stack.prepareStack();
    stack.runAllValidations();
    return JSON.parse(JSON.stringify(stack.toTerraform())) as Template;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function resource(template: Template, type: string, name: string): Block {
  const found = template.resource[type]?.[name];
  if (found === undefined) {
    throw new Error(`no ${type}.${name}; there are ${Object.keys(template.resource[type] ?? {}).join(", ")}`);
  }
  return found;
}

/** A policy's statements; tokens are in their quotes already. */
function statements(policy: unknown): readonly unknown[] {
  return (JSON.parse(policy as string) as { Statement: readonly unknown[] }).Statement;
}

describe("the distribution", () => {
  const template = synth();
  const distribution = resource(template, "aws_cloudfront_distribution", "distributions_site");

  it("reads its bucket through an origin access control that signs every request", () => {
    expect(distribution.origin).toEqual([
      {
        domain_name: "${local.data.buckets.assets.regional_domain_name}",
        origin_access_control_id:
          "${aws_cloudfront_origin_access_control.distributions_site_origin-access.id}",
        origin_id: "bucket",
      },
    ]);
    expect(
      resource(template, "aws_cloudfront_origin_access_control", "distributions_site_origin-access"),
    ).toMatchObject({
      name: "shop-production-site",
      origin_access_control_origin_type: "s3",
      signing_behavior: "always",
      signing_protocol: "sigv4",
    });
  });

  it("bears the zone's name, with an issued certificate for TLS 1.2 and later", () => {
    expect(distribution.aliases).toEqual(["shop-production.example.com"]);
    expect(distribution.viewer_certificate).toEqual({
      acm_certificate_arn: "${aws_acm_certificate_validation.certificates_site_validation.certificate_arn}",
      minimum_protocol_version: "TLSv1.2_2021",
      ssl_support_method: "sni-only",
    });
  });

  it("caches by the managed policies, redirects to HTTPS and takes reads only", () => {
    expect(distribution.default_cache_behavior).toEqual({
      allowed_methods: ["GET", "HEAD"],
      cached_methods: ["GET", "HEAD"],
      cache_policy_id: "658327ea-f89d-4fab-a63d-7e88639e58f6",
      compress: true,
      origin_request_policy_id: "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf",
      response_headers_policy_id: "${aws_cloudfront_response_headers_policy.distributions_site_headers.id}",
      target_origin_id: "bucket",
      viewer_protocol_policy: "redirect-to-https",
    });
  });

  it("answers errors by a page, logs to the bucket by its global name, and stands behind its firewall", () => {
    expect(distribution.custom_error_response).toEqual([
      { error_caching_min_ttl: 10, error_code: 404, response_code: 200, response_page_path: "/index.html" },
    ]);
    expect(distribution.logging_config).toEqual({
      bucket: "${local.data.buckets.logs.domain_name}",
      include_cookies: false,
      prefix: "cdn/site/",
    });
    expect(distribution.web_acl_id).toBe("${aws_wafv2_web_acl.web-acls_site.arn}");
  });

  it("is open to all countries over IPv4, IPv6 and HTTP/3", () => {
    expect(distribution).toMatchObject({
      enabled: true,
      default_root_object: "index.html",
      http_version: "http2and3",
      is_ipv6_enabled: true,
      price_class: "PriceClass_100",
      restrictions: { geo_restriction: { restriction_type: "none" } },
    });
  });

  it("is resolved by an IPv4 and an IPv6 record, without health of the target", () => {
    const alias = {
      evaluate_target_health: false,
      name: "${aws_cloudfront_distribution.distributions_site.domain_name}",
      zone_id: "${aws_cloudfront_distribution.distributions_site.hosted_zone_id}",
    };
    const zone_id = "${aws_route53_zone.zone.zone_id}";
    const name = "shop-production.example.com";
    expect(resource(template, "aws_route53_record", "distributions_site_apex-a")).toMatchObject({
      alias,
      name,
      type: "A",
      zone_id,
    });
    expect(resource(template, "aws_route53_record", "distributions_site_apex-aaaa")).toMatchObject({
      alias,
      name,
      type: "AAAA",
      zone_id,
    });
  });

  it("is the only reader that the bucket's policy allows, and TLS the only way", () => {
    const { bucket, policy } = resource(template, "aws_s3_bucket_policy", "distributions_site_origin-policy");
    expect(bucket).toBe("${local.data.buckets.assets.name}");
    expect(statements(policy)).toEqual([
      {
        Sid: "DenyInsecureTransport",
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: "s3:*",
        Resource: ["${local.data.buckets.assets.arn}", "${local.data.buckets.assets.arn}/*"],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
      {
        Sid: "DistributionReads",
        Effect: "Allow",
        Principal: { Service: "cloudfront.amazonaws.com" },
        Action: "s3:GetObject",
        Resource: "${local.data.buckets.assets.arn}/*",
        Condition: {
          StringEquals: { "AWS:SourceArn": "${aws_cloudfront_distribution.distributions_site.arn}" },
        },
      },
    ]);
  });
});

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

describe("certificates", () => {
  it("are validated by records for each name, known before the names' values are", () => {
    const template = synth({
      ...SHOP,
      certificates: { site: { names: ["*.{zone}"] } },
    });

    expect(resource(template, "aws_acm_certificate", "certificates_site")).toMatchObject({
      domain_name: "shop-production.example.com",
      lifecycle: { create_before_destroy: true },
      subject_alternative_names: ["*.shop-production.example.com"],
      validation_method: "DNS",
    });
    expect(resource(template, "aws_route53_record", "certificates_site_records")).toMatchObject({
      allow_overwrite: true,
      for_each:
        "${{for option in aws_acm_certificate.certificates_site.domain_validation_options : option.domain_name => option}}",
      name: "${each.value.resource_record_name}",
      records: ["${each.value.resource_record_value}"],
      type: "${each.value.resource_record_type}",
      zone_id: "${aws_route53_zone.zone.zone_id}",
    });
    expect(
      resource(template, "aws_acm_certificate_validation", "certificates_site_validation")
        .validation_record_fqdns,
    ).toBe("${[for record in aws_route53_record.certificates_site_records : record.fqdn]}");
  });

  it("of the own region have the stack's provider", () => {
    const template = synth({ domain: "example.com", certificates: { gateway: { region: "own" } } });

    expect(resource(template, "aws_acm_certificate", "certificates_gateway").provider).toBeUndefined();
  });

  it("are not waited for while nobody delegates to the zone", () => {
    const template = synth({
      domain: "example.com",
      zone: { delegated: false },
      certificates: { site: {} },
    });

    expect(Object.keys(template.resource)).not.toContain("aws_acm_certificate_validation");
    expect(template.output.certificates?.value).toEqual({
      site: { arn: "${aws_acm_certificate.certificates_site.arn}" },
    });
  });
});

describe("other forms", () => {
  it("a zone that exists is looked up, in a form that can be planned without it", () => {
    const template = synth({ zone: { mode: "existing", name: "example.com" }, certificates: { site: {} } });

    expect(Object.keys(template.resource)).not.toContain("aws_route53_zone");
    expect(template.data.aws_route53_zone?.zone).toMatchObject({
      count: "${var.zone == null ? 1 : 0}",
      name: "example.com",
      private_zone: false,
    });
    expect(template.output.zone_id?.value).toBe("${local.zone.zone_id}");
  });

  it("a distribution without aliases bears CloudFront's own name", () => {
    const template = synth({
      domain: "example.com",
      distributions: { site: { origin: { bucket: "assets" }, aliases: [] } },
    });
    const distribution = resource(template, "aws_cloudfront_distribution", "distributions_site");

    expect(distribution.viewer_certificate).toEqual({ cloudfront_default_certificate: true });
    expect(distribution.aliases).toBeUndefined();
    expect(distribution.web_acl_id).toBeUndefined();
    expect(Object.keys(template.resource)).not.toContain("aws_route53_record");
  });

  it("countries are let in or kept out by their codes", () => {
    const template = synth({
      domain: "example.com",
      distributions: {
        site: { origin: { bucket: "assets" }, aliases: [], countries: { allow: "except", codes: ["XA"] } },
      },
    });

    expect(resource(template, "aws_cloudfront_distribution", "distributions_site").restrictions).toEqual({
      geo_restriction: { locations: ["XA"], restriction_type: "blacklist" },
    });
  });

  it("Shield Advanced protects each distribution where it is on, and nothing where it is off", () => {
    expect(
      resource(synth({ ...SHOP, shieldAdvanced: true }), "aws_shield_protection", "distributions_site_shield")
        .resource_arn,
    ).toBe("${aws_cloudfront_distribution.distributions_site.arn}");
    expect(Object.keys(synth().resource)).not.toContain("aws_shield_protection");
  });

  it("publishes what later layers read", () => {
    const { output } = synth();

    expect(Object.fromEntries(Object.entries(output).map(([name, { value }]) => [name, value]))).toEqual({
      certificates: {
        site: { arn: "${aws_acm_certificate_validation.certificates_site_validation.certificate_arn}" },
      },
      distributions: {
        site: {
          arn: "${aws_cloudfront_distribution.distributions_site.arn}",
          domain_name: "${aws_cloudfront_distribution.distributions_site.domain_name}",
          id: "${aws_cloudfront_distribution.distributions_site.id}",
        },
      },
      name_servers: "${aws_route53_zone.zone.name_servers}",
      zone_id: "${aws_route53_zone.zone.zone_id}",
      zone_name: "shop-production.example.com",
    });
  });
});
