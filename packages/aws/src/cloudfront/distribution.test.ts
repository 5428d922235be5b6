import { describe, expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { Distribution, type DistributionProps } from "./distribution";

const build = (props: Partial<DistributionProps> = {}) =>
  synthesized(
    (scope) =>
      new Distribution(scope, "site", {
        name: "shop-site",
        description: "Shop",
        origin: {
          name: "shop-assets",
          arn: "arn:aws:s3:::shop-assets",
          regionalDomainName: "shop-assets.s3.eu-west-1.amazonaws.com",
        },
        viewers: { protocol: "redirect-to-https" },
        cachePolicy: "CachingOptimized",
        originRequestPolicy: "CORS-S3Origin",
        methods: "read",
        errorResponses: {},
        priceClass: "PriceClass_100",
        countries: { allow: "all" },
        ...props,
      }),
  );

const DISTRIBUTION = "aws_cloudfront_distribution.site";

describe("a distribution", () => {
  const { built, addresses, at, written } = build();

  it("has an access to its origin, and makes the bucket's policy", () => {
    expect(addresses).toEqual([
      DISTRIBUTION,
      "aws_cloudfront_origin_access_control.site_origin-access",
      "aws_s3_bucket_policy.site_origin-policy",
    ]);
    expect(at("aws_s3_bucket_policy.site_origin-policy").bucket).toBe("shop-assets");
  });

  it("reads a private bucket by signed requests", () => {
    expect(at(DISTRIBUTION).origin).toEqual([
      {
        origin_id: "bucket",
        domain_name: "shop-assets.s3.eu-west-1.amazonaws.com",
        origin_access_control_id: "${aws_cloudfront_origin_access_control.site_origin-access.id}",
      },
    ]);
    expect(at("aws_cloudfront_origin_access_control.site_origin-access")).toEqual({
      name: "shop-site",
      description: "Reads the bucket of shop-site",
      origin_access_control_origin_type: "s3",
      signing_behavior: "always",
      signing_protocol: "sigv4",
    });
  });

  it("serves over IPv4 and IPv6, in current HTTP", () => {
    expect(at(DISTRIBUTION)).toMatchObject({
      enabled: true,
      comment: "Shop",
      is_ipv6_enabled: true,
      http_version: "http2and3",
      price_class: "PriceClass_100",
    });
  });

  it("caches and compresses by the policies that are named", () => {
    expect(at(DISTRIBUTION).default_cache_behavior).toEqual({
      target_origin_id: "bucket",
      viewer_protocol_policy: "redirect-to-https",
      allowed_methods: ["GET", "HEAD"],
      cached_methods: ["GET", "HEAD"],
      compress: true,
      cache_policy_id: "658327ea-f89d-4fab-a63d-7e88639e58f6",
      origin_request_policy_id: "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf",
    });
  });

  it("has CloudFront's own name and certificate, serves every country, and no more", () => {
    expect(at(DISTRIBUTION)).toMatchObject({
      viewer_certificate: { cloudfront_default_certificate: true },
      restrictions: { geo_restriction: { restriction_type: "none", locations: [] } },
      custom_error_response: [],
    });
    for (const argument of ["aliases", "default_root_object", "web_acl_id", "logging_config"]) {
      expect(at(DISTRIBUTION)).not.toHaveProperty(argument);
    }
  });

  it("exposes its id, its ARN, its domain name and the zone for aliases", () => {
    const { distributionId, arn, domainName, hostedZoneId } = built;

    expect(written({ distributionId, arn, domainName, hostedZoneId })).toEqual({
      distributionId: "${aws_cloudfront_distribution.site.id}",
      arn: "${aws_cloudfront_distribution.site.arn}",
      domainName: "${aws_cloudfront_distribution.site.domain_name}",
      hostedZoneId: "${aws_cloudfront_distribution.site.hosted_zone_id}",
    });
  });
});

it("a distribution with names of its own has a certificate for them, and no client without SNI", () => {
  const { at } = build({
    viewers: {
      protocol: "https-only",
      domain: {
        aliases: ["shop.example.com"],
        certificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/1",
        minimumTls: "TLSv1.2_2021",
      },
    },
  });

  expect(at(DISTRIBUTION)).toMatchObject({
    aliases: ["shop.example.com"],
    viewer_certificate: {
      acm_certificate_arn: "arn:aws:acm:us-east-1:111122223333:certificate/1",
      ssl_support_method: "sni-only",
      minimum_protocol_version: "TLSv1.2_2021",
    },
    default_cache_behavior: { viewer_protocol_policy: "https-only" },
  });
});

it.each([
  [
    { allow: "only", codes: ["DE", "AT"] },
    { restriction_type: "whitelist", locations: ["DE", "AT"] },
  ],
  [
    { allow: "except", codes: ["XX"] },
    { restriction_type: "blacklist", locations: ["XX"] },
  ],
] as const)("viewers of %o are restricted as %o", (countries, geo_restriction) => {
  expect(build({ countries }).at(DISTRIBUTION).restrictions).toEqual({ geo_restriction });
});

it.each([
  ["readAndPreflight", ["GET", "HEAD", "OPTIONS"]],
  ["all", ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]],
] as const)("a distribution that takes %s caches reads only", (methods, allowed) => {
  expect(build({ methods }).at(DISTRIBUTION).default_cache_behavior).toMatchObject({
    allowed_methods: allowed,
    cached_methods: ["GET", "HEAD"],
  });
});

it("errors of the origin are answered by pages", () => {
  const { at } = build({ errorResponses: { "404": { status: 200, page: "/index.html", cacheSeconds: 10 } } });

  expect(at(DISTRIBUTION).custom_error_response).toEqual([
    { error_code: 404, response_code: 200, response_page_path: "/index.html", error_caching_min_ttl: 10 },
  ]);
});

it("a distribution may have a root object, a firewall, headers and logs", () => {
  const { at } = build({
    defaultRootObject: "index.html",
    webAclArn: "arn:aws:wafv2:us-east-1:111122223333:global/webacl/shop/1",
    headers: { strictTransport: { seconds: 60, subdomains: "none", preload: "none" }, frames: "none" },
    logs: { bucketDomainName: "shop-logs.s3.amazonaws.com", prefix: "site/" },
  });

  expect(at(DISTRIBUTION)).toMatchObject({
    default_root_object: "index.html",
    web_acl_id: "arn:aws:wafv2:us-east-1:111122223333:global/webacl/shop/1",
    logging_config: { bucket: "shop-logs.s3.amazonaws.com", prefix: "site/", include_cookies: false },
    default_cache_behavior: {
      response_headers_policy_id: "${aws_cloudfront_response_headers_policy.site_headers.id}",
    },
  });
  expect(at("aws_cloudfront_response_headers_policy.site_headers").name).toBe("shop-site");
});
