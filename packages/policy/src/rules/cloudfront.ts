import { asList, isBlock } from "@strata/inventory";
import { all, each, equals, gives, isAbsent, isSet, literal, show } from "../checks";
import type { Example } from "../example";
import { type Check, met, type ServiceRules } from "../rule";
import { inNorthVirginia } from "./north-virginia";

const CDN = "aws_cloudfront_distribution";

const behaviours: Check = (cdn) => {
  const found = [...cdn.blocks("default_cache_behavior"), ...cdn.blocks("ordered_cache_behavior")];
  const plain = found.find(
    ({ viewer_protocol_policy: policy }) => !["redirect-to-https", "https-only"].includes(String(policy)),
  );
  return met(
    found.length > 0 && plain === undefined,
    "HTTPS in every behaviour",
    show(plain?.viewer_protocol_policy),
  );
};

const bucketOrigins = each(
  "origin",
  "of a bucket with origin_access_control_id",
  (origin) =>
    !gives(origin, "s3_origin_config") &&
    (gives(origin, "custom_origin_config") || gives(origin, "origin_access_control_id")),
);

const tlsOrigins = each("origin", "of a server over TLS 1.2", (origin) => {
  const [server] = asList(origin.custom_origin_config);
  if (!isBlock(server)) return true;
  return (
    server.origin_protocol_policy === "https-only" && asList(server.origin_ssl_protocols).join() === "TLSv1.2"
  );
});

const certificateInNorthVirginia: Check = (cdn, inventory) => {
  const named = inventory.references(cdn, "viewer_certificate.acm_certificate_arn");
  // Most name what validates the certificate, so that they wait for it.
  const certificates = named.flatMap((found) =>
    found.type === "aws_acm_certificate_validation" ? found.references("certificate_arn") : [found],
  );
  return (
    certificates.map((found) => inNorthVirginia(found, inventory)).find((verdict) => verdict !== "met") ??
    "met"
  );
};

const example: Example = {
  layer: "edge",
  resource: {
    aws_cloudfront_distribution: {
      web: {
        web_acl_id: "${aws_wafv2_web_acl.web.arn}",
        origin: [{ origin_access_control_id: "${aws_cloudfront_origin_access_control.web.id}" }],
        default_cache_behavior: { viewer_protocol_policy: "redirect-to-https", cache_policy_id: "658327ea" },
        viewer_certificate: {
          acm_certificate_arn: "${aws_acm_certificate_validation.web.certificate_arn}",
          ssl_support_method: "sni-only",
          minimum_protocol_version: "TLSv1.2_2021",
        },
        logging_config: { bucket: "shop-logs.s3.amazonaws.com" },
        price_class: "PriceClass_100",
        default_root_object: "index.html",
        is_ipv6_enabled: true,
        http_version: "http2and3",
      },
    },
    aws_cloudfront_origin_access_control: {
      web: { origin_access_control_origin_type: "s3", signing_behavior: "always", signing_protocol: "sigv4" },
    },
  },
};

/** Distributions and their access to origins. */
export const cloudfront: ServiceRules = {
  example,
  rules: [
    {
      id: "cdn-waf",
      type: CDN,
      level: "M",
      reason: "known attacks stop before the origin",
      source: ["CloudFront.6", "CKV_AWS_68", "AVD-AWS-0011"],
      setting: "distributions.webAcl",
      fault: { at: "aws_cloudfront_distribution/web/web_acl_id" },
      holds: (cdn) =>
        met(
          /arn/.test(String(cdn.get("web_acl_id"))),
          "web_acl_id the ARN of a WAFv2 ACL",
          show(cdn.get("web_acl_id")),
        ),
    },
    {
      id: "cdn-origin-access",
      type: CDN,
      level: "M",
      reason: "only its distribution can read a bucket",
      source: ["CloudFront.13", "CKV2_AWS_46"],
      setting: "distributions.origin",
      fault: { at: "aws_cloudfront_distribution/web/origin/0/origin_access_control_id" },
      holds: bucketOrigins,
    },
    {
      id: "cdn-origin-tls",
      type: CDN,
      level: "M",
      reason: "the way to the origin is encrypted too",
      source: ["CloudFront.9", "CloudFront.10", "CKV2_AWS_72"],
      setting: "distributions.origin",
      fault: {
        at: "aws_cloudfront_distribution/web/origin/0/custom_origin_config",
        to: {
          origin_protocol_policy: "http-only",
        },
      },
      holds: tlsOrigins,
    },
    {
      id: "cdn-https",
      type: CDN,
      level: "M",
      reason: "nothing is served in the clear",
      source: ["CloudFront.3", "CKV_AWS_34", "AVD-AWS-0012"],
      setting: "distributions.viewerProtocol",
      fault: {
        at: "aws_cloudfront_distribution/web/ordered_cache_behavior",
        to: [{ viewer_protocol_policy: "allow-all" }],
      },
      holds: behaviours,
    },
    {
      id: "cdn-cache-policy",
      type: CDN,
      level: "M",
      reason: "forwarded values are the deprecated form of a cache policy",
      source: ["CloudFront cache policies"],
      setting: "distributions.cachePolicy",
      fault: {
        at: "aws_cloudfront_distribution/web/default_cache_behavior/forwarded_values",
        to: {
          query_string: true,
        },
      },
      holds: all(
        isSet("default_cache_behavior.cache_policy_id"),
        isAbsent("default_cache_behavior.forwarded_values"),
      ),
    },
    {
      id: "cdn-certificate",
      type: CDN,
      level: "M",
      reason: "CloudFront's own certificate silently allows TLS 1.0",
      source: [
        "CloudFront.7",
        "CloudFront.8",
        "CloudFront.15",
        "CKV_AWS_174",
        "CKV2_AWS_42",
        "CKV2_AWS_54",
        "AVD-AWS-0013",
      ],
      setting: "distributions.certificate",
      fault: {
        at: "aws_cloudfront_distribution/web/viewer_certificate/minimum_protocol_version",
        to: "TLSv1",
      },
      holds: all(
        isSet("viewer_certificate.acm_certificate_arn"),
        equals("viewer_certificate.ssl_support_method", "sni-only"),
        literal("viewer_certificate.minimum_protocol_version", "TLSv1.2_2021 or later", (version) =>
          /^TLSv1\.(2_2021|2_2025|3_2025)$/.test(String(version)),
        ),
        isAbsent("viewer_certificate.cloudfront_default_certificate"),
      ),
    },
    {
      id: "cdn-certificate-region",
      type: CDN,
      level: "M",
      reason: "CloudFront takes certificates of us-east-1 only",
      source: ["CloudFront guide"],
      setting: "certificates.region",
      fault: { at: "aws_acm_certificate/web/provider" },
      holds: certificateInNorthVirginia,
    },
    {
      id: "cdn-logged",
      type: CDN,
      level: "M",
      reason: "who asked for what can be found out afterwards",
      source: ["CloudFront.5", "CKV_AWS_86", "AVD-AWS-0010"],
      setting: "distributions.logs",
      fault: { at: "aws_cloudfront_distribution/web/logging_config" },
      holds: isSet("logging_config.bucket"),
    },
    {
      id: "cdn-delivery",
      type: CDN,
      level: "M",
      reason: "price class, IPv6 and HTTP version are chosen",
      source: ["CloudFront.1", "CKV_AWS_305"],
      setting: "distributions",
      fault: { at: "aws_cloudfront_distribution/web/price_class" },
      holds: all(
        isSet("price_class"),
        isSet("default_root_object"),
        equals("is_ipv6_enabled", true),
        equals("http_version", "http2and3"),
      ),
    },
    {
      id: "cdn-access-control",
      type: "aws_cloudfront_origin_access_control",
      level: "M",
      reason: "every request to the bucket is signed",
      source: ["CloudFront.13"],
      setting: "",
      fault: { at: "aws_cloudfront_origin_access_control/web/signing_behavior", to: "never" },
      holds: all(
        equals("origin_access_control_origin_type", "s3"),
        equals("signing_behavior", "always"),
        equals("signing_protocol", "sigv4"),
      ),
    },
  ],
};
