import type { Fields } from "../../protocol/value";
import { blocksAt, isBetween, type Limit, looksLike, scalarAt, scalarsAt } from "./limit";

/** Rule groups that WAF refuses without their configuration. Source: WAF `ManagedRuleGroupStatement`. */
const CONFIGURED = /^AWSManagedRules(ACFP|ATP|AntiDDoS|BotControl)RuleSet$/;

function webAclFault(state: Fields): string | undefined {
  const priorities = scalarsAt(state, "rule.priority");
  if (new Set(priorities).size < priorities.length) {
    return "Error reason: Your rules contain duplicate priorities., field: RULE";
  }
  const bare = blocksAt(state, "rule.statement.managed_rule_group_statement").find(
    (group) =>
      CONFIGURED.test(String(scalarAt(group, "name"))) &&
      blocksAt(group, "managed_rule_group_configs").length === 0,
  );
  return bare === undefined
    ? undefined
    : `Error reason: A required field is missing from the parameter., field: MANAGED_RULE_GROUP_CONFIG, parameter: ${scalarAt(bare, "name")}`;
}

/** Seconds that a check waits where nothing else is set. Source: Network Load Balancers, "Health checks for target groups". */
const TIMEOUTS: Readonly<Record<string, number>> = { TCP: 10, HTTPS: 10, HTTP: 6 };

function targetGroupFault(state: Fields): string | undefined {
  const [check = {}] = blocksAt(state, "health_check");
  const interval = Number(scalarAt(check, "interval") ?? 30);
  const isNetwork = ["TCP", "TLS", "UDP", "TCP_UDP"].includes(String(state.protocol));
  const timeout = Number(
    scalarAt(check, "timeout") || (isNetwork ? TIMEOUTS[String(scalarAt(check, "protocol"))] : 0) || 0,
  );
  return timeout > interval
    ? `Health check timeout '${timeout}' must be smaller than or equal to the interval '${interval}'`
    : undefined;
}

/** Countries are two capital letters. */
const COUNTRY = looksLike(
  "restrictions.geo_restriction.locations",
  /^[A-Z]{2}$/,
  "InvalidGeoRestrictionParameter",
  (code) => `The parameter Location contains an invalid country code: ${code}`,
);

/** Distributions, load balancers, certificates, records and firewalls. */
export const EDGE_LIMITS: Readonly<Record<string, readonly Limit[]>> = {
  aws_cloudfront_distribution: [
    looksLike("comment", /^.{0,128}$/s, "InvalidArgument", () => "The parameter Comment is too big."),
    looksLike(
      "default_root_object",
      /^[^/].{0,254}$/,
      "InvalidDefaultRootObject",
      () => "The parameter DefaultRootObject must not start with a slash.",
    ),
    looksLike(
      "custom_error_response.response_code",
      /^(0|200|400|403|404|405|414|416|50[0-4])$/,
      "InvalidResponseCode",
      (code) => `The parameter ResponseCode contains an invalid value: ${code}`,
    ),
    COUNTRY,
  ],
  aws_cloudfront_origin_access_control: [
    looksLike("name", /^.{1,64}$/, "InvalidArgument", () => "The parameter Name is too long."),
  ],
  aws_wafv2_web_acl: [{ code: "WAFInvalidParameterException", fault: webAclFault }],
  aws_lb_target_group: [
    looksLike(
      "name",
      /^[a-zA-Z0-9](-?[a-zA-Z0-9])*$/,
      "ValidationError",
      (name) =>
        `Target group name '${name}' can only contain characters that are alphanumeric characters or hyphens(-)`,
    ),
    isBetween("health_check.interval", 5, 300, "ValidationError", "health check interval"),
    isBetween("health_check.healthy_threshold", 2, 10, "ValidationError", "healthy threshold count"),
    { code: "ValidationError", fault: targetGroupFault },
    looksLike(
      "health_check.path",
      /^\/\S{0,1023}$/,
      "ValidationError",
      (path) => `Health check path '${path}' must be at most 1024 characters and begin with '/'`,
    ),
  ],
  aws_lb: [
    looksLike(
      "name",
      /^(?!internal-)[a-zA-Z0-9](-?[a-zA-Z0-9]){0,31}$/,
      "ValidationError",
      (name) => `The load balancer name '${name}' is not valid`,
    ),
  ],
  aws_acm_certificate: [
    looksLike(
      "domain_name",
      /^(?=.{1,64}$)(\*\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])$/,
      "ValidationException",
      (name) =>
        `The first domain name can be no longer than 64 octets and must be a fully qualified domain name: ${name}`,
    ),
    looksLike(
      "subject_alternative_names",
      /^(?=.{1,253}$)(\*\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])$/,
      "ValidationException",
      (name) => `The subject alternative name is not a fully qualified domain name: ${name}`,
    ),
  ],
  aws_route53_health_check: [
    looksLike(
      "fqdn",
      /^(?!\*)\S{1,255}$/,
      "InvalidInput",
      (name) => `Invalid fully qualified domain name: ${name}`,
    ),
    looksLike("resource_path", /^\/?\S{0,255}$/, "InvalidInput", (path) => `Invalid resource path: ${path}`),
    isBetween("failure_threshold", 1, 10, "InvalidInput", "FailureThreshold"),
  ],
};
