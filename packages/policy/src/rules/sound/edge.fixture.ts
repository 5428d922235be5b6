import { type Blocks, KEY } from "./unit.fixture";

const metrics = { cloudwatch_metrics_enabled: true, sampled_requests_enabled: true };
const alias = {
  name: "${aws_cloudfront_distribution.web.domain_name}",
  zone_id: "Z2FDTNDATAQYW2",
  evaluate_target_health: false,
};

/** A site: distribution, certificate, names, load balancer, web ACL and alarm. */
export const edge: Blocks = {
  aws_cloudfront_distribution: {
    web: {
      web_acl_id: "${aws_wafv2_web_acl.web.arn}",
      origin: [{ origin_access_control_id: "${aws_cloudfront_origin_access_control.web.id}" }],
      default_cache_behavior: { viewer_protocol_policy: "redirect-to-https", cache_policy_id: "658327ea" },
      viewer_certificate: {
        acm_certificate_arn: "${aws_acm_certificate.web.arn}",
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
  aws_acm_certificate: {
    web: { validation_method: "DNS", provider: "aws.us_east_1", lifecycle: { create_before_destroy: true } },
  },
  aws_acm_certificate_validation: { web: { certificate_arn: "${aws_acm_certificate.web.arn}" } },
  aws_route53_zone: { main: { name: "shop.example" } },
  aws_route53_query_log: { main: { zone_id: "${aws_route53_zone.main.zone_id}" } },
  aws_route53_record: {
    v4: { name: "www", type: "A", alias },
    v6: { name: "www", type: "AAAA", alias },
    gateway: {
      name: "api",
      type: "A",
      alias: { name: "${aws_lb.gateway.dns_name}", zone_id: "${aws_lb.gateway.zone_id}" },
    },
  },
  aws_lb: {
    gateway: {
      load_balancer_type: "network",
      ip_address_type: "ipv4",
      security_groups: ["sg-0a1b2c3d4e5f60718"],
      enable_cross_zone_load_balancing: true,
      enable_deletion_protection: true,
      access_logs: { enabled: true, bucket: "shop-logs" },
    },
  },
  aws_lb_listener: {
    https: {
      load_balancer_arn: "${aws_lb.gateway.arn}",
      port: 443,
      protocol: "TLS",
      certificate_arn: "${aws_acm_certificate_validation.web.certificate_arn}",
      ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      default_action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.pods.arn}" }],
    },
  },
  aws_lb_target_group: {
    pods: {
      target_type: "ip",
      health_check: { protocol: "HTTP", port: "15021", path: "/healthz/ready" },
      lifecycle: { create_before_destroy: true },
    },
  },
  aws_wafv2_web_acl: {
    web: {
      scope: "CLOUDFRONT",
      provider: "aws.us_east_1",
      visibility_config: metrics,
      rule: ["AmazonIpReputationList", "CommonRuleSet", "KnownBadInputsRuleSet"].map((name, priority) => ({
        name,
        priority,
        statement: { managed_rule_group_statement: { name: `AWSManagedRules${name}`, vendor_name: "AWS" } },
        override_action: { none: {} },
        visibility_config: metrics,
      })),
    },
  },
  aws_wafv2_web_acl_logging_configuration: { web: { resource_arn: "${aws_wafv2_web_acl.web.arn}" } },
  aws_cloudwatch_metric_alarm: {
    errors: { alarm_actions: ["${aws_sns_topic.alarms.arn}"], treat_missing_data: "notBreaching" },
  },
  aws_sns_topic: { alarms: { kms_master_key_id: KEY } },
};
