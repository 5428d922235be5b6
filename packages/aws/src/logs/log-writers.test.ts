import { describe, expect, it } from "vitest";
import { northVirginia, place, statements, synthesized } from "../synthesized.fixture";
import { type LogWritersProps, logWriters } from "./log-writers";

const ADDRESS = "aws_cloudwatch_log_resource_policy.writers";

const build = (writers: LogWritersProps["writers"]) =>
  synthesized((scope) => logWriters(scope, "writers", { place, name: "shop-edge", writers })).at(ADDRESS);

describe("the policy of those who write logs", () => {
  it("is one for all writers", () => {
    const policy = build({ dnsQueries: "/aws/route53/shop", webAcls: "aws-waf-logs-shop-*" });

    expect(policy.policy_name).toBe("shop-edge");
    expect(statements(policy.policy_document).map(({ Sid }) => Sid)).toEqual(["DnsQueries", "WebAcls"]);
  });

  it("lets Route 53 write queries of the account's zones to their group only", () => {
    expect(statements(build({ dnsQueries: "/aws/route53/shop" }).policy_document)).toEqual([
      {
        Sid: "DnsQueries",
        Effect: "Allow",
        Principal: { Service: "route53.amazonaws.com" },
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/route53/shop:*",
        Condition: {
          StringEquals: { "aws:SourceAccount": "111122223333" },
          ArnLike: { "aws:SourceArn": "arn:aws:route53:::hostedzone/*" },
        },
      },
    ]);
  });

  it("lets WAF write to groups that fit a pattern", () => {
    expect(statements(build({ webAcls: "aws-waf-logs-shop-*" }).policy_document)).toMatchObject([
      {
        Principal: { Service: "delivery.logs.amazonaws.com" },
        Resource: "arn:aws:logs:eu-west-1:111122223333:log-group:aws-waf-logs-shop-*:*",
        Condition: {
          StringEquals: { "aws:SourceAccount": "111122223333" },
          ArnLike: { "aws:SourceArn": "arn:aws:logs:eu-west-1:111122223333:*" },
        },
      },
    ]);
  });

  it("holds for the region of its provider", () => {
    const { at } = synthesized((scope) =>
      logWriters(scope, "writers", {
        place: { ...place, region: "us-east-1" },
        name: "shop-edge",
        writers: { dnsQueries: "/aws/route53/shop" },
        provider: northVirginia(scope),
      }),
    );

    expect(at(ADDRESS).provider).toBe("aws.us-east-1");
    expect(build({})).not.toHaveProperty("provider");
  });
});
