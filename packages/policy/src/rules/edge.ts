import { asList, isBlock } from "../block-path";
import { all, companion, each, equals, isAbsent, isSet, literal, show, where } from "../checks";
import { type Check, met, type Rule } from "../rule";

const CDN = "aws_cloudfront_distribution";
const WAF = "aws_wafv2_web_acl";
const CERTIFICATE = "aws_acm_certificate";
/** The hosted zone of every CloudFront distribution. */
const CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2";
const GROUPS = ["AmazonIpReputationList", "CommonRuleSet", "KnownBadInputsRuleSet"];

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
    origin.s3_origin_config === undefined &&
    (origin.custom_origin_config !== undefined || origin.origin_access_control_id !== undefined),
);

const tlsOrigins = each("origin", "of a server over TLS 1.2", (origin) => {
  const [server] = asList(origin.custom_origin_config);
  if (!isBlock(server)) return true;
  return (
    server.origin_protocol_policy === "https-only" && asList(server.origin_ssl_protocols).join() === "TLSv1.2"
  );
});

const NORTH_VIRGINIA = "us-east-1";

/** Resources for CloudFront live in us-east-1, through the provider's alias for it. */
const inNorthVirginia: Check = (resource, inventory) => {
  const alias = String(resource.get("provider") ?? "aws").split(".")[1] ?? "default";
  const provider = inventory.setup("provider.aws", resource.layer).find(({ name }) => name === alias);
  return met(
    provider?.get("region") === NORTH_VIRGINIA,
    `a provider in ${NORTH_VIRGINIA}`,
    show(provider?.get("region")),
  );
};

const certificateInNorthVirginia: Check = (cdn, inventory) => {
  const [found] = inventory.references(cdn, "viewer_certificate.acm_certificate_arn");
  return found === undefined ? "met" : inNorthVirginia(found, inventory);
};

const managedGroups: Check = (acl) => {
  const text = show(acl.get("rule"));
  const missing = GROUPS.filter((name) => !text.includes(`"AWSManagedRules${name}"`));
  const priorities = acl.blocks("rule").map(({ priority }) => priority);
  const isUnique = new Set(priorities).size === priorities.length;
  return met(
    missing.length === 0 && isUnique,
    `managed groups ${GROUPS.join(", ")}, unique priorities`,
    `no ${show(missing)}`,
  );
};

const bothAddressFamilies: Check = (record, inventory) => {
  if (!isBlock(asList(record.get("alias"))[0])) return "met";
  const types = inventory
    .resources("aws_route53_record", record.layer)
    .filter((other) => show(other.get("name")) === show(record.get("name")))
    .map((other) => other.get("type"));
  return met(
    ["A", "AAAA"].every((type) => types.includes(type)),
    "an alias as A and AAAA",
    show(types),
  );
};

const cloudFrontAlias: Check = (record, inventory) => {
  if (!inventory.references(record, "alias.name").some(({ type }) => type === CDN)) return "met";
  return all(
    (one) =>
      met(
        one.get("alias.zone_id") === CLOUDFRONT_ZONE ||
          /\.hosted_zone_id\}$/.test(String(one.get("alias.zone_id"))),
        `alias.zone_id ${CLOUDFRONT_ZONE}`,
        show(one.get("alias.zone_id")),
      ),
    equals("alias.evaluate_target_health", false),
  )(record, inventory);
};

/** Everything in front of the platform. */
export const edgeRules: readonly Rule[] = [
  {
    id: "cdn-waf",
    type: CDN,
    level: "M",
    reason: "known attacks stop before the origin",
    source: ["CloudFront.6", "CKV_AWS_68", "AVD-AWS-0011"],
    setting: "distributions.waf",
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
    reason: "a bucket answers nobody but its distribution",
    source: ["CloudFront.13", "CKV2_AWS_46"],
    setting: "distributions.origins",
    holds: bucketOrigins,
  },
  {
    id: "cdn-origin-tls",
    type: CDN,
    level: "M",
    reason: "the way to the origin is encrypted too",
    source: ["CloudFront.9", "CloudFront.10", "CKV2_AWS_72"],
    setting: "distributions.origins",
    holds: tlsOrigins,
  },
  {
    id: "cdn-https",
    type: CDN,
    level: "M",
    reason: "nothing is served in the clear",
    source: ["CloudFront.3", "CKV_AWS_34", "AVD-AWS-0012"],
    setting: "distributions",
    holds: behaviours,
  },
  {
    id: "cdn-cache-policy",
    type: CDN,
    level: "M",
    reason: "forwarded values are the deprecated form of a cache policy",
    source: ["CloudFront cache policies"],
    setting: "distributions",
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
    setting: "certificates",
    holds: certificateInNorthVirginia,
  },
  {
    id: "cdn-logged",
    type: CDN,
    level: "M",
    reason: "who asked for what can be found out afterwards",
    source: ["CloudFront.5", "CKV_AWS_86", "AVD-AWS-0010"],
    setting: "distributions.logging",
    holds: isSet("logging_config.bucket"),
  },
  {
    id: "cdn-delivery",
    type: CDN,
    level: "M",
    reason: "price class, IPv6 and HTTP version are chosen",
    source: ["CloudFront.1", "CKV_AWS_305"],
    setting: "distributions",
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
    holds: all(
      equals("origin_access_control_origin_type", "s3"),
      equals("signing_behavior", "always"),
      equals("signing_protocol", "sigv4"),
    ),
  },
  {
    id: "certificate-dns",
    type: CERTIFICATE,
    level: "M",
    reason: "a certificate that DNS validates renews by itself",
    source: ["ACM.1"],
    setting: "certificates",
    holds: all(
      equals("validation_method", "DNS"),
      companion("aws_acm_certificate_validation", "certificate_arn"),
    ),
  },
  {
    id: "certificate-replaced-first",
    type: CERTIFICATE,
    level: "M",
    reason: "a certificate in use cannot be deleted before its successor serves",
    source: ["CKV_AWS_233"],
    setting: "",
    holds: equals("lifecycle.create_before_destroy", true),
  },
  {
    id: "zone-kept",
    type: "aws_route53_zone",
    level: "M",
    reason: "a destroy stops at a zone with records of others",
    source: ["AWS provider, aws_route53_zone"],
    setting: "zone",
    holds: literal("force_destroy", "absent or false", (value) =>
      [undefined, null, false].includes(value as null),
    ),
  },
  {
    id: "zone-query-log",
    type: "aws_route53_zone",
    level: "P",
    reason: "DNS is where exfiltration shows",
    source: ["Route53.2", "CKV2_AWS_39"],
    setting: "zone.queryLog",
    holds: where((zone) => zone.get("vpc") === undefined, companion("aws_route53_query_log", "zone_id")),
  },
  {
    id: "record-both-families",
    type: "aws_route53_record",
    level: "M",
    reason: "IPv6 clients find the distribution too",
    source: ["CloudFront guide"],
    setting: "",
    holds: bothAddressFamilies,
  },
  {
    id: "record-cloudfront-alias",
    type: "aws_route53_record",
    level: "M",
    reason: "CloudFront has one zone of its own, and no health to evaluate",
    source: ["Route 53 alias targets"],
    setting: "",
    holds: cloudFrontAlias,
  },
  {
    id: "waf-scope",
    type: WAF,
    level: "M",
    reason: "an ACL for CloudFront lives in us-east-1",
    source: ["AWS WAF guide"],
    setting: "distributions.waf",
    holds: where(
      (acl) => acl.get("scope") !== "REGIONAL",
      all(equals("scope", "CLOUDFRONT"), inNorthVirginia),
    ),
  },
  {
    id: "waf-managed-rules",
    type: WAF,
    level: "M",
    reason: "reputation, common and known bad inputs",
    source: ["WAF.10", "CKV_AWS_175", "CKV_AWS_192"],
    setting: "distributions.waf",
    holds: managedGroups,
  },
  {
    id: "waf-groups-enforced",
    type: WAF,
    level: "M",
    reason: "a managed group acts by its own rules; an override to count lets attacks in",
    source: ["CKV_AWS_342"],
    setting: "distributions.waf",
    holds: each(
      "rule",
      "with override_action none where it uses a group",
      (rule) =>
        !show(rule.statement).includes("managed_rule_group_statement") ||
        (isBlock(rule.override_action) && "none" in rule.override_action && rule.action === undefined),
    ),
  },
  {
    id: "waf-metrics",
    type: WAF,
    level: "M",
    reason: "what was blocked is counted and sampled",
    source: ["WAF.12"],
    setting: "",
    holds: all(
      equals("visibility_config.cloudwatch_metrics_enabled", true),
      equals("visibility_config.sampled_requests_enabled", true),
      each("rule", "with both metrics", (rule) => {
        const [metrics] = asList(rule.visibility_config);
        return (
          isBlock(metrics) &&
          metrics.cloudwatch_metrics_enabled === true &&
          metrics.sampled_requests_enabled === true
        );
      }),
    ),
  },
  {
    id: "waf-logged",
    type: WAF,
    level: "P",
    reason: "a blocked customer can be told from an attack",
    source: ["WAF.11", "CKV2_AWS_31"],
    setting: "distributions.waf",
    holds: companion("aws_wafv2_web_acl_logging_configuration", "resource_arn"),
  },
  {
    id: "shield-none",
    type: "aws_shield_protection",
    level: "M",
    reason: "Shield Advanced is a paid subscription of a year",
    source: ["AWS Shield pricing"],
    setting: "shieldAdvanced",
    holds: (protection) =>
      met(false, "no Shield Advanced without the account's decision", protection.address),
  },
  {
    id: "alarm-acts",
    type: "aws_cloudwatch_metric_alarm",
    level: "M",
    reason: "an alarm without an action is seen by nobody",
    source: ["CloudWatch.15", "CloudWatch.17", "CKV_AWS_319"],
    setting: "alarms",
    holds: all(isSet("alarm_actions"), isSet("treat_missing_data")),
  },
  {
    id: "topic-encrypted",
    type: "aws_sns_topic",
    level: "M",
    reason: "with the AWS key, alarms and events are not delivered",
    source: ["SNS.1", "CKV_AWS_26", "AVD-AWS-0095", "AVD-AWS-0136"],
    setting: "topics",
    holds: all(isSet("kms_master_key_id"), (topic) =>
      met(topic.get("kms_master_key_id") !== "alias/aws/sns", "a key of our own", "alias/aws/sns"),
    ),
  },
];
