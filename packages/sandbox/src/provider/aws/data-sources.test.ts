import { describe, expect, it } from "vitest";
import type { Fields } from "../protocol/value";
import { SimulatedCloud } from "../simulated-cloud.fixture";

describe("data sources", () => {
  it.each<{ type: string; config: Fields; expected: Readonly<Record<string, unknown>> }>([
    { type: "aws_caller_identity", config: {}, expected: { account_id: "111122223333" } },
    { type: "aws_region", config: {}, expected: { name: "eu-west-1" } },
    { type: "aws_partition", config: {}, expected: { partition: "aws", dns_suffix: "amazonaws.com" } },
    {
      type: "aws_availability_zones",
      config: { state: "available" },
      expected: {
        names: ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
        zone_ids: ["euw1-az1", "euw1-az2", "euw1-az3"],
      },
    },
    {
      type: "aws_ssm_parameter",
      config: { name: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64" },
      expected: { value: expect.stringMatching(/^ami-[0-9a-f]{17}$/), type: "String" },
    },
    {
      type: "aws_db_instance",
      config: { db_instance_identifier: "legacy" },
      expected: {
        address: expect.stringMatching(/^legacy\.[0-9a-f]{12}\.eu-west-1\.rds\.amazonaws\.com$/),
        db_instance_arn: "arn:aws:rds:eu-west-1:111122223333:db:legacy",
        port: 5432,
        multi_az: true,
      },
    },
    {
      type: "aws_elasticache_replication_group",
      config: { replication_group_id: "legacy" },
      expected: {
        primary_endpoint_address: expect.stringMatching(
          /^master\.legacy\.[0-9a-f]{6}\.cache\.amazonaws\.com$/,
        ),
        port: 6379,
        auth_token_enabled: true,
        multi_az_enabled: true,
      },
    },
  ])("$type", async ({ type, config, expected }) => {
    expect(await SimulatedCloud.of(`data.${type}`).data(type, config)).toMatchObject(expected);
  });

  it("keep what they assume, so that others can refer to it", async () => {
    const cloud = SimulatedCloud.of("data.aws_route53_zone", "aws_route53_record");

    const zone = await cloud.data("aws_route53_zone", { name: "shop.example.com." });
    await cloud.create("aws_route53_record", {
      zone_id: zone.zone_id ?? null,
      name: "www",
      type: "A",
      ttl: 60,
    });

    expect(cloud.store.all().map(({ type, origin }) => [type, origin])).toEqual([
      ["aws_route53_zone", "assumed"],
      ["aws_route53_record", "created"],
    ]);
    expect(await cloud.data("aws_route53_zone", { zone_id: zone.zone_id ?? null })).toMatchObject({
      name: "shop.example.com",
    });
  });

  it("find what was applied, by attribute, tag and filter, in their own region", async () => {
    const cloud = SimulatedCloud.of("aws_vpc", "data.aws_vpc");
    const { state } = await cloud.create("aws_vpc", { cidr_block: "10.0.0.0/16", tags: { Name: "main" } });
    await cloud.create("aws_vpc", { cidr_block: "10.1.0.0/16" });
    const { id = null } = state;

    expect(await cloud.data("aws_vpc", { id })).toMatchObject({ id, cidr_block: "10.0.0.0/16" });
    expect(await cloud.data("aws_vpc", { tags: { Name: "main" } })).toMatchObject({ id });
    expect(await cloud.data("aws_vpc", { filter: [{ name: "tag:Name", values: ["main"] }] })).toMatchObject({
      id,
    });
    await expect(cloud.data("aws_vpc", { id }, "us-east-1")).rejects.toHaveProperty(
      "message",
      `reading data.aws_vpc: expected a resource with id = "${id}", found none in the sandbox`,
    );
    await expect(cloud.data("aws_vpc", {})).rejects.toThrow("expected one resource with any values, found 2");
  });

  it("refuse a parameter that does not exist", async () => {
    const cloud = SimulatedCloud.of("data.aws_ssm_parameter");

    await expect(cloud.data("aws_ssm_parameter", { name: "/orders/url" })).rejects.toHaveProperty(
      "message",
      "reading data.aws_ssm_parameter: expected aws_ssm_parameter /orders/url, found none in the sandbox",
    );
  });

  it("write policies as the provider does", async () => {
    const cloud = SimulatedCloud.of("data.aws_iam_policy_document");
    const statement = (values: Fields): Fields => ({
      sid: null,
      effect: null,
      actions: null,
      not_actions: null,
      resources: null,
      not_resources: null,
      principals: [],
      not_principals: [],
      condition: [],
      ...values,
    });

    const { json } = await cloud.data("aws_iam_policy_document", {
      statement: [
        statement({
          sid: "Read",
          actions: ["s3:ListBucket", "s3:GetObject"],
          resources: ["*"],
          condition: [{ test: "StringEquals", variable: "aws:SourceAccount", values: ["111122223333"] }],
        }),
        statement({
          effect: "Deny",
          actions: ["*"],
          resources: ["*"],
          principals: [{ type: "*", identifiers: ["*"] }],
        }),
      ],
    });

    expect(JSON.parse(String(json))).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Read",
          Effect: "Allow",
          Action: ["s3:GetObject", "s3:ListBucket"],
          Resource: "*",
          Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
        },
        { Effect: "Deny", Action: "*", Resource: "*", Principal: "*" },
      ],
    });
  });
});
