import { isList, type Value } from "../../protocol/value";
import type { Draft, Recipes } from "../../values/recipe";
import { accountWide, regional } from "./arn";

/** Hosted zone of every CloudFront distribution. Source: `AWS::Route53` alias targets. */
const CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2";

const policy = (kind: string): Recipes => ({ id: "{uuid}", arn: accountWide("cloudfront", `${kind}/{id}`) });

const wafv2 = (kind: string): Recipes => ({
  id: "{uuid}",
  arn: (draft) => {
    const [scope, region] =
      draft.text("scope") === "CLOUDFRONT" ? ["global", "us-east-1"] : ["regional", draft.region];
    return draft.fill(`arn:aws:wafv2:${region}:{account}:${scope}/${kind}/{name}/{id}`, "arn");
  },
});

/** What the internet sees. */
export const EDGE_RECIPES: Readonly<Record<string, Recipes>> = {
  aws_acm_certificate: {
    id: "{arn}",
    arn: regional("acm", "certificate/{uuid}"),
    status: (draft) => (draft.text("certificate_body") === "" ? "PENDING_VALIDATION" : "ISSUED"),
    type: (draft) => (draft.text("certificate_body") === "" ? "AMAZON_ISSUED" : "IMPORTED"),
    key_algorithm: "RSA_2048",
    validation_method: "NONE",
    not_before: "",
    renewal_eligibility: "INELIGIBLE",
    options: () => [{ certificate_transparency_logging_preference: "ENABLED", export: "DISABLED" }],
    subject_alternative_names: (draft) => [draft.get("domain_name")],
    domain_validation_options: (draft) =>
      draft.text("validation_method") === "DNS" ? domainsOf(draft).map((domain) => proof(draft, domain)) : [],
  },
  aws_acm_certificate_validation: { id: "{digits:10}" },
  aws_cloudfront_distribution: {
    id: "E{upper:13}",
    arn: accountWide("cloudfront", "distribution/{id}"),
    domain_name: "d{lower:13}.cloudfront.net",
    hosted_zone_id: CLOUDFRONT_ZONE,
    status: "Deployed",
    etag: "E{upper:12}",
    trusted_key_groups: () => [{ enabled: false, items: [] }],
    trusted_signers: () => [{ enabled: false, items: [] }],
  },
  aws_cloudfront_origin_access_control: {
    id: "E{upper:13}",
    arn: accountWide("cloudfront", "origin-access-control/{id}"),
  },
  aws_cloudfront_origin_access_identity: {
    id: "E{upper:13}",
    arn: accountWide("cloudfront", "origin-access-identity/{id}"),
    iam_arn: "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity {id}",
    cloudfront_access_identity_path: "origin-access-identity/cloudfront/{id}",
    s3_canonical_user_id: "{hex:64}",
  },
  aws_cloudfront_response_headers_policy: policy("response-headers-policy"),
  aws_cloudfront_cache_policy: policy("cache-policy"),
  aws_cloudfront_origin_request_policy: policy("origin-request-policy"),
  aws_cloudfront_function: {
    id: "{name}",
    arn: accountWide("cloudfront", "function/{name}"),
    status: "UNASSOCIATED",
  },
  aws_cloudfront_public_key: { id: "K{upper:13}" },
  aws_cloudfront_key_group: { id: "{uuid}" },
  aws_route53_zone: {
    id: "{zone_id}",
    zone_id: "Z{upper:20}",
    arn: "arn:aws:route53:::hostedzone/{zone_id}",
    name_servers: (draft) => nameServers(draft),
    primary_name_server: (draft) => nameServers(draft)[0] ?? "",
  },
  aws_route53_record: {
    id: (draft) => {
      const parts = [
        draft.text("zone_id"),
        recordName(draft),
        draft.text("type"),
        draft.text("set_identifier"),
      ];
      return parts.filter((part) => part !== "").join("_");
    },
    fqdn: (draft) => recordName(draft),
    allow_overwrite: () => false,
  },
  aws_route53_health_check: { id: "{uuid}", arn: "arn:aws:route53:::healthcheck/{id}" },
  aws_route53_query_log: { id: "{uuid}", arn: "arn:aws:route53:::queryloggingconfig/{id}" },
  aws_wafv2_web_acl: { ...wafv2("webacl"), capacity: () => 700 },
  aws_wafv2_ip_set: wafv2("ipset"),
  aws_wafv2_rule_group: wafv2("rulegroup"),
  aws_wafv2_web_acl_logging_configuration: { id: "{resource_arn}" },
  aws_wafv2_web_acl_association: { id: "{web_acl_arn},{resource_arn}" },
  aws_shield_protection: { id: "{uuid}", arn: accountWide("shield", "protection/{id}") },
  aws_shield_subscription: { id: "{account}", auto_renew: "ENABLED" },
  aws_lb: {
    id: "{arn}",
    arn: (draft) => draft.fill(regional("elasticloadbalancing", "loadbalancer/{arn_suffix}"), "arn"),
    arn_suffix: (draft) => {
      const kind = { network: "net", gateway: "gwy" }[draft.text("load_balancer_type")] ?? "app";
      return draft.fill(`${kind}/{name}/{hex:16}`, "arn");
    },
    dns_name: (draft) =>
      draft.fill(
        draft.text("load_balancer_type") === "network"
          ? "{name}-{hex:16}.elb.{region}.amazonaws.com"
          : "{name}-{digits:10}.{region}.elb.amazonaws.com",
        "dns_name",
      ),
    zone_id: "Z{upper:13}",
    ip_address_type: "ipv4",
    vpc_id: (draft) => {
      const subnets = draft.get("subnets");
      const [subnet] = isList(subnets) ? subnets : [];
      return draft.find("aws_subnet", "id", subnet ?? null)?.vpc_id ?? "";
    },
  },
  aws_lb_target_group: {
    id: "{arn}",
    arn: regional("elasticloadbalancing", "{arn_suffix}"),
    arn_suffix: "targetgroup/{name}/{hex:16}",
    ip_address_type: "ipv4",
  },
  aws_lb_listener: {
    id: "{arn}",
    arn: (draft) =>
      `${draft.text("load_balancer_arn").replace(":loadbalancer/", ":listener/")}/${draft.digest("arn", "hex", 16)}`,
  },
  aws_lb_listener_rule: {
    id: "{arn}",
    arn: (draft) =>
      `${draft.text("listener_arn").replace(":listener/", ":listener-rule/")}/${draft.digest("arn", "hex", 16)}`,
  },
  aws_apigatewayv2_api: {
    id: "{lower:10}",
    arn: "arn:aws:apigateway:{region}::/apis/{id}",
    api_endpoint: "https://{id}.execute-api.{region}.amazonaws.com",
    execution_arn: regional("execute-api", "{id}"),
    ip_address_type: "ipv4",
  },
  aws_apigatewayv2_stage: {
    id: "{name}",
    arn: "arn:aws:apigateway:{region}::/apis/{api_id}/stages/{name}",
    invoke_url: "https://{api_id}.execute-api.{region}.amazonaws.com/{name}",
    execution_arn: regional("execute-api", "{api_id}/{name}"),
  },
  aws_apigatewayv2_route: { id: "{lower:7}" },
  aws_apigatewayv2_integration: { id: "{lower:7}" },
  aws_apigatewayv2_authorizer: { id: "{lower:6}" },
  aws_apigatewayv2_vpc_link: { id: "{lower:6}", arn: "arn:aws:apigateway:{region}::/vpclinks/{id}" },
  aws_apigatewayv2_domain_name: {
    id: "{domain_name}",
    arn: "arn:aws:apigateway:{region}::/domainnames/{domain_name}",
  },
  aws_apigatewayv2_api_mapping: { id: "{lower:6}" },
};

function domainsOf(draft: Draft): readonly string[] {
  const names = draft.get("subject_alternative_names");
  const all = [draft.text("domain_name"), ...(isList(names) ? names.map(String) : [])];
  return [...new Set(all)].filter((name) => name !== "");
}

/** A name and its wildcard are proved by one record, so its text depends on the name without the star. */
function proof(draft: Draft, domain: string): Value {
  const bare = domain.replace(/^\*\./, "");
  return {
    domain_name: domain,
    resource_record_name: `_${draft.digest(`name of ${bare}`, "hex", 32)}.${bare}.`,
    resource_record_type: "CNAME",
    resource_record_value: `_${draft.digest(`value of ${bare}`, "hex", 32)}.acm-validations.aws.`,
  };
}

/** Four name servers, one of each of Route 53's domains. */
function nameServers(draft: Draft): readonly string[] {
  return ["com", "net", "org", "co.uk"].map((suffix) => {
    const number = Number.parseInt(draft.digest(`name server ${suffix}`, "hex", 3), 16) % 2048;
    return `ns-${number}.awsdns-${String(number % 64).padStart(2, "0")}.${suffix}`;
  });
}

/** The full name of a record: its own, with that of the zone behind it where it does not end so. */
function recordName(draft: Draft): string {
  const name = draft.text("name").replace(/\.$/, "");
  const zone = draft.find("aws_route53_zone", "zone_id", draft.get("zone_id"))?.name;
  const domain = typeof zone === "string" ? zone.replace(/\.$/, "") : "";
  if (domain === "" || name === domain || name.endsWith(`.${domain}`)) return name;
  return name === "" ? domain : `${name}.${domain}`;
}
