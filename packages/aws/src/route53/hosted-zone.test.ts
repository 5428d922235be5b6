import { CloudwatchLogResourcePolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-resource-policy";
import { describe, expect, it } from "vitest";
import { northVirginia, synthesized } from "../synthesized.fixture";
import { HostedZone } from "./hosted-zone";

const zone = { name: "shop.example.com", description: "Shop" };

describe("a hosted zone", () => {
  const { built, addresses, at, written } = synthesized((scope) => new HostedZone(scope, "zone", zone));

  it("stays while it holds records, and logs nothing unless it is asked to", () => {
    expect(addresses).toEqual(["aws_route53_zone.zone"]);
    expect(at("aws_route53_zone.zone")).toEqual({
      name: "shop.example.com",
      comment: "Shop",
      force_destroy: false,
    });
  });

  it("exposes what its parent domain delegates to", () => {
    expect(written([built.zoneId, built.nameServers])).toEqual([
      "${aws_route53_zone.zone.zone_id}",
      "${aws_route53_zone.zone.name_servers}",
    ]);
  });
});

it("queries are logged in us-east-1 once Route 53 may write there", () => {
  const { at } = synthesized((scope) => {
    const provider = northVirginia(scope);
    const writers = new CloudwatchLogResourcePolicy(scope, "writers", {
      policyName: "a",
      policyDocument: "{}",
    });
    const queryLog = { groupName: "/aws/route53/shop", retentionDays: 30, keyArn: "key", provider, writers };
    return new HostedZone(scope, "zone", { ...zone, queryLog });
  });

  expect(at("aws_cloudwatch_log_group.zone_query-log-group")).toEqual({
    provider: "aws.us-east-1",
    name: "/aws/route53/shop",
    retention_in_days: 30,
    kms_key_id: "key",
  });
  expect(at("aws_route53_query_log.zone_query-log")).toEqual({
    zone_id: "${aws_route53_zone.zone.zone_id}",
    cloudwatch_log_group_arn: "${aws_cloudwatch_log_group.zone_query-log-group.arn}",
    depends_on: ["aws_cloudwatch_log_resource_policy.writers"],
  });
});
