import { edge, type Fault } from "./fault.fixture";

/** Faults of distributions, names, load balancers, web ACLs and alarms. */
export const edgeFaults: Readonly<Record<string, Fault>> = {
  "cdn-waf": edge("aws_cloudfront_distribution/web/web_acl_id"),
  "cdn-origin-access": edge("aws_cloudfront_distribution/web/origin/0/origin_access_control_id"),
  "cdn-origin-tls": edge("aws_cloudfront_distribution/web/origin/0/custom_origin_config", {
    origin_protocol_policy: "http-only",
  }),
  "cdn-https": edge("aws_cloudfront_distribution/web/ordered_cache_behavior", [
    { viewer_protocol_policy: "allow-all" },
  ]),
  "cdn-cache-policy": edge("aws_cloudfront_distribution/web/default_cache_behavior/forwarded_values", {
    query_string: true,
  }),
  "cdn-certificate": edge(
    "aws_cloudfront_distribution/web/viewer_certificate/minimum_protocol_version",
    "TLSv1",
  ),
  "cdn-certificate-region": edge("aws_acm_certificate/web/provider"),
  "cdn-logged": edge("aws_cloudfront_distribution/web/logging_config"),
  "cdn-delivery": edge("aws_cloudfront_distribution/web/price_class"),
  "cdn-access-control": edge("aws_cloudfront_origin_access_control/web/signing_behavior", "never"),
  "certificate-dns": edge("aws_acm_certificate_validation"),
  "certificate-replaced-first": edge("aws_acm_certificate/web/lifecycle"),
  "zone-kept": edge("aws_route53_zone/main/force_destroy", true),
  "zone-query-log": edge("aws_route53_query_log"),
  "record-both-families": edge("aws_route53_record/v6"),
  "record-cloudfront-alias": edge("aws_route53_record/v4/alias/zone_id", "Z1"),
  "load-balancer-security-group": edge("aws_lb/gateway/security_groups", []),
  "load-balancer-used": edge("aws_lb_listener"),
  "load-balancer-cross-zone": edge("aws_lb/gateway/enable_cross_zone_load_balancing", false),
  "load-balancer-kept": edge("aws_lb/gateway/enable_deletion_protection", false),
  "load-balancer-logged": edge("aws_lb/gateway/access_logs"),
  "listener-tls": edge("aws_lb_listener/https/ssl_policy"),
  "listener-not-plain": edge("aws_lb_listener/https/protocol", "HTTP"),
  "target-group-health": edge("aws_lb_target_group/pods/health_check/path"),
  "target-group-replaced-first": edge("aws_lb_target_group/pods/lifecycle"),
  "waf-scope": edge("aws_wafv2_web_acl/web/provider"),
  "waf-managed-rules": edge("aws_wafv2_web_acl/web/rule/1/priority", 0),
  "waf-groups-enforced": edge("aws_wafv2_web_acl/web/rule/0/override_action", { count: {} }),
  "waf-metrics": edge("aws_wafv2_web_acl/web/rule/2/visibility_config/sampled_requests_enabled", false),
  "waf-logged": edge("aws_wafv2_web_acl_logging_configuration"),
  "shield-none": edge("aws_shield_protection/web/name", "web"),
  "alarm-acts": edge("aws_cloudwatch_metric_alarm/errors/alarm_actions", []),
  "topic-encrypted": edge("aws_sns_topic/alarms/kms_master_key_id", "alias/aws/sns"),
};
