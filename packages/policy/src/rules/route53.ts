import { asList, isBlock } from "@strata/inventory";
import { all, companion, equals, literal, show, where } from "../checks";
import { type Example, policy } from "../example";
import { type Check, met, type ServiceRules } from "../rule";

const CDN = "aws_cloudfront_distribution";

/** The hosted zone of every CloudFront distribution. */
const CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2";

/** A load balancer has IPv6 addresses only where its subnets do, and where it was made so. */
const bothAddressFamilies: Check = (record, inventory) => {
  if (!isBlock(asList(record.get("alias"))[0])) return "met";
  const onlyV4 = inventory
    .references(record, "alias.name")
    .some((found) => found.type === "aws_lb" && !/dualstack/.test(String(found.get("ip_address_type"))));
  if (onlyV4) return "met";
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

const alias = {
  name: "${aws_cloudfront_distribution.web.domain_name}",
  zone_id: "Z2FDTNDATAQYW2",
  evaluate_target_health: false,
};

const example: Example = {
  layer: "edge",
  resource: {
    aws_route53_zone: { main: { name: "shop.example" } },
    aws_cloudwatch_log_resource_policy: {
      writers: {
        policy_document: policy({
          Effect: "Allow",
          Principal: { Service: "route53.amazonaws.com" },
          Action: "logs:PutLogEvents",
          Resource: "arn:aws:logs:us-east-1:123456789012:log-group:/aws/route53/*",
          Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
        }),
      },
    },
    aws_route53_query_log: {
      main: {
        zone_id: "${aws_route53_zone.main.zone_id}",
        depends_on: ["aws_cloudwatch_log_resource_policy.writers"],
      },
    },
    aws_route53_record: {
      v4: { name: "www", type: "A", alias },
      v6: { name: "www", type: "AAAA", alias },
      gateway: {
        name: "api",
        type: "A",
        alias: { name: "${aws_lb.gateway.dns_name}", zone_id: "${aws_lb.gateway.zone_id}" },
      },
    },
  },
};

/** Zones and records. */
export const route53: ServiceRules = {
  example,
  rules: [
    {
      id: "zone-kept",
      type: "aws_route53_zone",
      level: "M",
      reason: "a destroy stops at a zone with records of others",
      source: ["AWS provider, aws_route53_zone"],
      setting: "zone",
      fault: { at: "aws_route53_zone/main/force_destroy", to: true },
      holds: literal("force_destroy", "absent or false", (value) =>
        [undefined, null, false].includes(value as null),
      ),
    },
    {
      id: "zone-query-log",
      type: "aws_route53_zone",
      level: "P",
      reason: "exfiltration shows in DNS queries",
      source: ["Route53.2", "CKV2_AWS_39"],
      setting: "zone.queryLog",
      fault: { at: "aws_route53_query_log" },
      holds: where((zone) => !zone.has("vpc"), companion("aws_route53_query_log", "zone_id")),
    },
    {
      id: "record-both-families",
      type: "aws_route53_record",
      level: "M",
      reason: "IPv6 clients find what has IPv6 addresses, as every distribution has",
      source: ["CloudFront guide"],
      setting: "",
      fault: { at: "aws_route53_record/v6" },
      holds: bothAddressFamilies,
    },
    {
      id: "record-cloudfront-alias",
      type: "aws_route53_record",
      level: "M",
      reason: "CloudFront has one zone of its own, and no health to evaluate",
      source: ["Route 53 alias targets"],
      setting: "",
      fault: { at: "aws_route53_record/v4/alias/zone_id", to: "Z1" },
      holds: cloudFrontAlias,
    },
  ],
};
