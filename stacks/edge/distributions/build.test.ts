import { describe, expect, it } from "vitest";
import { resource, SHOP, statements, synth } from "../shop.fixture";

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

  it("protects its viewers by headers that override the origin's", () => {
    expect(
      resource(template, "aws_cloudfront_response_headers_policy", "distributions_site_headers"),
    ).toMatchObject({
      name: "shop-production-site",
      security_headers_config: {
        content_type_options: { override: true },
        frame_options: { frame_option: "DENY", override: true },
        referrer_policy: { override: true, referrer_policy: "strict-origin-when-cross-origin" },
        strict_transport_security: {
          access_control_max_age_sec: 63072000,
          include_subdomains: false,
          override: true,
          preload: false,
        },
      },
    });
  });

  it("sends the headers that settings ask for", () => {
    const headers = {
      strictTransport: { seconds: 60, subdomains: "none", preload: "none" },
      frames: "sameOrigin",
      contentSecurityPolicy: "default-src 'self'",
    };
    const own = synth({ ...SHOP, distributions: { site: { ...SHOP.distributions.site, headers } } });

    expect(
      resource(own, "aws_cloudfront_response_headers_policy", "distributions_site_headers"),
    ).toMatchObject({
      security_headers_config: {
        content_security_policy: { content_security_policy: "default-src 'self'", override: true },
        frame_options: { frame_option: "SAMEORIGIN" },
        strict_transport_security: {
          access_control_max_age_sec: 60,
          include_subdomains: false,
          preload: false,
        },
      },
    });
  });

  it("is open to all countries over IPv4, IPv6 and HTTP/3", () => {
    expect(distribution).toMatchObject({
      enabled: true,
      default_root_object: "index.html",
      http_version: "http2and3",
      is_ipv6_enabled: true,
      price_class: "PriceClass_100",
      restrictions: { geo_restriction: { restriction_type: "none", locations: [] } },
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

describe("another distribution", () => {
  it("without aliases bears CloudFront's own name", () => {
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

  it("lets countries in or keeps them out by their codes", () => {
    const template = synth({
      domain: "example.com",
      distributions: {
        site: { origin: { bucket: "assets" }, aliases: [], countries: { allow: "except", codes: ["RU"] } },
      },
    });

    expect(resource(template, "aws_cloudfront_distribution", "distributions_site").restrictions).toEqual({
      geo_restriction: { locations: ["RU"], restriction_type: "blacklist" },
    });
  });
});
