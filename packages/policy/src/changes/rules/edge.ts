import type { ChangeRule } from "../change-rule";
import { changesFromValue, loses, turnsOff } from "../conditions";
import { rulesOf, withValue } from "../holding";

const DISTRIBUTION = ["aws_cloudfront_distribution"];
const GROUP_BESIDE =
  "name it after port and protocol, and replace it with create_before_destroy: listeners change over before the old one goes";

/** What the internet reaches: distributions, load balancers, firewalls, APIs. */
export const edge: readonly ChangeRule[] = [
  ...rulesOf({
    id: "distribution",
    types: DISTRIBUTION,
    effect: "cannotBeUndone",
    lost: "its domain name, *.cloudfront.net, which another one does not get; aliases lead nowhere until they point elsewhere",
    deletion:
      "move aliases and records to another distribution first; it is disabled, which takes minutes, and then deleted",
    source: ["CloudFront developer guide, Delete a distribution"],
    fixed: [
      {
        id: "staging",
        attributes: ["staging"],
        reason: "a distribution does not become a staging one, so another one is made",
      },
    ],
  }),
  {
    id: "distribution-aliases-removed",
    types: DISTRIBUTION,
    on: ["update"],
    attributes: ["aliases"],
    when: loses,
    effect: "interrupts",
    lasts: "whoever asks for the name, until it leads elsewhere",
    reason: "CloudFront answers 403 for a name that is no alias any more",
    way: "move the alias with aws cloudfront associate-alias, which takes it from one to the other at once",
    source: ["CloudFront developer guide, Move an alternate domain name"],
    fault: {
      before: { aliases: ["shop.example", "www.shop.example"] },
      after: { aliases: ["shop.example"] },
    },
    right: {
      before: { aliases: ["shop.example"] },
      after: { aliases: ["shop.example", "www.shop.example"] },
    },
  },
  {
    id: "distribution-disabled",
    types: DISTRIBUTION,
    on: ["update"],
    attributes: ["enabled"],
    when: turnsOff,
    effect: "interrupts",
    lasts: "everybody, until it is enabled again",
    reason: "a disabled distribution answers nothing",
    way: "move its names elsewhere first",
    source: ["CloudFront developer guide, Distribution settings"],
    fault: { before: { enabled: true }, after: { enabled: false } },
    right: { before: { enabled: false }, after: { enabled: true } },
  },
  ...rulesOf({
    id: "load-balancer",
    types: ["aws_lb", "aws_alb", "aws_elb"],
    effect: "replaces",
    lost: "its address: whoever uses it finds nothing until names lead to another one",
    deletion: "lead its names elsewhere first, and wait until nobody uses it",
    replacement:
      "make a second one under another name, lead names there, and delete this one when its connections are gone",
    source: ["Elastic Load Balancing user guides, Delete a load balancer", "AWS provider, aws_lb"],
    deletions: [
      {
        id: "protected",
        only: {
          words: "with enable_deletion_protection true",
          holds: ({ before }) => before.value("enable_deletion_protection") === true,
        },
        effect: "refuses",
        reason: "enable_deletion_protection is on, so AWS refuses to delete it",
        way: "if it is to go: lead its names elsewhere, turn the protection off, apply that alone, and delete it then",
        sample: { before: { enable_deletion_protection: true } },
        otherwise: { before: { enable_deletion_protection: false } },
        alsoReplaced: true,
      },
      {
        id: "unprotected",
        only: {
          words: "without enable_deletion_protection",
          holds: ({ before }) => before.value("enable_deletion_protection") !== true,
        },
        effect: "replaces",
        reason: "with it goes its address: whoever uses it finds nothing until names lead to another one",
        way: "lead its names elsewhere first, and wait until nobody uses it",
        sample: { before: { enable_deletion_protection: false } },
        otherwise: { before: { enable_deletion_protection: true } },
      },
    ],
    fixed: [
      {
        id: "name",
        attributes: ["name", "name_prefix"],
        reason: "a load balancer cannot be renamed; another one has another address",
      },
      {
        id: "scheme",
        attributes: ["internal"],
        reason: "a load balancer stays internal or facing the internet; another one has another address",
      },
      {
        id: "type",
        attributes: ["load_balancer_type"],
        reason: "a load balancer stays of its type; another one has another address",
      },
      {
        id: "place",
        attributes: ["subnets", "subnet_mapping", "customer_owned_ipv4_pool", "availability_zones"],
        reason: "subnets of a network load balancer are only added in place; another one has another address",
        way: "add subnets, and take none away; else make a second one beside it",
        source: ["Elastic Load Balancing API, SetSubnets"],
      },
      {
        id: "security-groups",
        attributes: ["security_groups"],
        reason:
          "a network load balancer that was made without security groups cannot get any, nor lose all it has",
        source: ["Elastic Load Balancing user guide, Security groups for your Network Load Balancer"],
      },
    ],
  }),
  ...rulesOf({
    id: "listener",
    types: ["aws_lb_listener", "aws_alb_listener"],
    effect: "replaces",
    lost: "the port: connections are refused while it is away",
    deletion: "see that nobody uses the port any more",
    replacement: "do it in a quiet hour; one port has one listener, so none can be made beside it",
    source: ["Elastic Load Balancing API, DeleteListener"],
    fixed: [
      {
        id: "load-balancer",
        attributes: ["load_balancer_arn"],
        reason: "a listener stays with its load balancer",
      },
    ],
  }),
  ...rulesOf({
    id: "target-group",
    types: ["aws_lb_target_group", "aws_alb_target_group"],
    effect: "refuses",
    lost: "its targets; AWS refuses while a listener uses it",
    deletion: "lead its listeners elsewhere first, in an apply before",
    replacement: GROUP_BESIDE,
    replacedFirst: {
      lasts: "open connections to the old group, for its deregistration delay",
      reason:
        "the new group is made first, listeners change over, and the old one goes last; its targets have to be registered anew",
    },
    source: ["Elastic Load Balancing API, DeleteTargetGroup"],
    fixed: [
      {
        id: "settings",
        attributes: ["port", "protocol", "protocol_version", "target_type", "vpc_id", "ip_address_type"],
        reason:
          "port, protocol and kind of targets are fixed; AWS refuses to delete a group that a listener uses",
      },
      {
        id: "name",
        attributes: ["name", "name_prefix"],
        reason: "a group cannot be renamed; AWS refuses to delete one that a listener uses",
      },
    ],
  }),
  ...rulesOf({
    id: "web-acl",
    types: ["aws_wafv2_web_acl", "aws_waf_web_acl", "aws_wafregional_web_acl"],
    effect: "refuses",
    lost: "the protection of what it is associated with; AWS refuses while something is",
    deletion: "give what it protects another web ACL first, in an apply before",
    replacement:
      "replace it under another name with create_before_destroy, so that what it protects changes over first",
    replacedFirst: {
      lasts: "nobody: what it protects changes over in place",
      reason: "the new web ACL is made first, what it protects changes over, and the old one goes last",
    },
    source: ["WAF API, DeleteWebACL"],
    fixed: [
      {
        id: "name",
        attributes: ["name", "name_prefix", "scope"],
        reason: "name and scope of a web ACL are fixed; AWS refuses to delete one that protects something",
      },
    ],
  }),
  ...rulesOf({
    id: "waf-set",
    types: ["aws_wafv2_ip_set", "aws_wafv2_regex_pattern_set", "aws_wafv2_rule_group"],
    effect: "refuses",
    lost: "what web ACLs look up in it; AWS refuses while one does",
    deletion: "take it out of web ACLs first, in an apply before",
    replacedFirst: {
      lasts: "nobody: web ACLs change over in place",
      reason: "the new set is made first, web ACLs change over, and the old one goes last",
    },
    source: ["WAF API, DeleteIPSet"],
  }),
  ...rulesOf({
    id: "api",
    types: [
      "aws_api_gateway_rest_api",
      "aws_api_gateway_domain_name",
      "aws_api_gateway_api_key",
      "aws_apigatewayv2_api",
      "aws_apigatewayv2_domain_name",
      "aws_appsync_graphql_api",
    ],
    effect: "cannotBeUndone",
    lost: "its id, which is its address, with stages, keys and usage plans",
    deletion: "give clients a domain name of your own, move that, and delete the API then",
    source: ["API Gateway developer guides, Delete an API"],
    fixed: [
      {
        id: "protocol",
        attributes: ["protocol_type"],
        reason: "an API stays of its protocol; another one has another address",
      },
    ],
  }),
  {
    id: "listener-certificate-changed",
    types: ["aws_lb_listener"],
    on: ["update"],
    attributes: ["certificate_arn", "ssl_policy"],
    when: changesFromValue,
    effect: "interrupts",
    lasts: "clients that do not trust the certificate, or do not know the policy's ciphers",
    reason: "new connections get the other certificate at once",
    way: "see that the certificate is issued and has every name; add it by aws_lb_listener_certificate first",
    source: ["Elastic Load Balancing user guides, Update an HTTPS listener"],
    fault: { before: withValue("certificate_arn", "one"), after: withValue("certificate_arn", "other") },
    right: { before: withValue("certificate_arn", "one"), after: withValue("certificate_arn", "one") },
  },
];
