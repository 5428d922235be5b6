import { describe, expect, it } from "vitest";
import { fieldOf, type NetworkInput, resource, synthNetwork, tiers } from "./shop.fixture";

/** Default routes by name: where from, and where to. */
function routes(input: Partial<NetworkInput>): readonly (readonly unknown[])[] {
  return Object.values(synthNetwork(input).resource.aws_route ?? {}).map(
    ({ destination_cidr_block, route_table_id, nat_gateway_id, gateway_id }) => [
      destination_cidr_block,
      route_table_id,
      nat_gateway_id ?? gateway_id,
    ],
  );
}

const TO_INTERNET = [
  "0.0.0.0/0",
  "${aws_route_table.tiers_public_table.id}",
  "${aws_internet_gateway.vpc_internet-gateway.id}",
];

const isolated = { bits: 24, route: "none" } as const;

describe("VPC", () => {
  it("resolves names, and its default security group lets nothing through", () => {
    const json = synthNetwork();

    expect(resource(json, "aws_vpc", "vpc")).toEqual({
      cidr_block: "10.20.0.0/16",
      enable_dns_hostnames: true,
      enable_dns_support: true,
      tags: { Name: "shop-production" },
    });
    expect(resource(json, "aws_default_security_group", "vpc_default-security-group")).toEqual({
      vpc_id: "${aws_vpc.vpc.id}",
      ingress: [],
      egress: [],
    });
  });

  it("records its traffic for as long as the settings say", () => {
    const json = synthNetwork({ flowLogs: { key: "platform", retentionDays: 90, aggregationSeconds: 600 } });

    expect(resource(json, "aws_flow_log", "flow-logs")).toMatchObject({
      traffic_type: "ALL",
      vpc_id: "${aws_vpc.vpc.id}",
      log_destination: "${aws_cloudwatch_log_group.flow-logs_group.arn}",
      iam_role_arn: "${aws_iam_role.flow-logs_role.arn}",
      max_aggregation_interval: 600,
    });
    expect(resource(json, "aws_cloudwatch_log_group", "flow-logs_group")).toEqual({
      name: "/aws/vpc/shop-production/flow-logs",
      retention_in_days: 90,
      kms_key_id: "${aws_kms_key.keys_platform.arn}",
    });
    expect(fieldOf(json, "aws_iam_role", "name")).toEqual({ "flow-logs_role": "shop-production-flow-logs" });
  });

  it("publishes each tier by its name, in zone order", () => {
    const { output } = synthNetwork();

    expect(output.tiers?.value).toEqual({
      private: {
        subnet_ids: ["${aws_subnet.tiers_private_a.id}", "${aws_subnet.tiers_private_b.id}"],
        cidr_blocks: ["10.20.1.0/24", "10.20.2.0/24"],
        route_table_ids: [
          "${aws_route_table.tiers_private_a-routes.id}",
          "${aws_route_table.tiers_private_b-routes.id}",
        ],
      },
      public: {
        subnet_ids: ["${aws_subnet.tiers_public_a.id}", "${aws_subnet.tiers_public_b.id}"],
        cidr_blocks: ["10.20.101.0/24", "10.20.102.0/24"],
        route_table_ids: ["${aws_route_table.tiers_public_table.id}"],
      },
    });
    expect(output.nat_public_ips?.value).toEqual([
      "${aws_eip.nat_a-address.public_ip}",
      "${aws_eip.nat_b-address.public_ip}",
    ]);
  });
});

describe("subnets", () => {
  it("bear their tier and what load balancers may use them for, and give no public addresses", () => {
    const json = synthNetwork();

    expect(fieldOf(json, "aws_subnet", "tags")).toEqual({
      tiers_private_a: {
        Name: "shop-production-private-a",
        Tier: "private",
        "kubernetes.io/role/internal-elb": "1",
      },
      tiers_private_b: {
        Name: "shop-production-private-b",
        Tier: "private",
        "kubernetes.io/role/internal-elb": "1",
      },
      tiers_public_a: { Name: "shop-production-public-a", Tier: "public", "kubernetes.io/role/elb": "1" },
      tiers_public_b: { Name: "shop-production-public-b", Tier: "public", "kubernetes.io/role/elb": "1" },
    });
    expect(Object.values(fieldOf(json, "aws_subnet", "map_public_ip_on_launch"))).toEqual([
      ...[false, false],
      ...[false, false],
    ]);
  });

  it("have a table for each zone, one for the tier, or the VPC's own", () => {
    const json = synthNetwork({ tiers: { ...tiers, cache: { ...isolated, table: "default" } } });

    expect(fieldOf(json, "aws_route_table_association", "route_table_id")).toEqual({
      "tiers_private_a-table": "${aws_route_table.tiers_private_a-routes.id}",
      "tiers_private_b-table": "${aws_route_table.tiers_private_b-routes.id}",
      "tiers_public_a-table": "${aws_route_table.tiers_public_table.id}",
      "tiers_public_b-table": "${aws_route_table.tiers_public_table.id}",
    });
    expect(fieldOf(json, "aws_default_route_table", "default_route_table_id")).toEqual({
      tiers_cache_table: "${aws_vpc.vpc.default_route_table_id}",
    });
  });
});

describe("NAT gateways", () => {
  it("are one for each zone, and each zone's table leads to its own", () => {
    const json = synthNetwork({ nat: "perZone" });

    expect(fieldOf(json, "aws_nat_gateway", "subnet_id")).toEqual({
      nat_a: "${aws_subnet.tiers_public_a.id}",
      nat_b: "${aws_subnet.tiers_public_b.id}",
    });
    expect(fieldOf(json, "aws_nat_gateway", "allocation_id")).toEqual({
      nat_a: "${aws_eip.nat_a-address.allocation_id}",
      nat_b: "${aws_eip.nat_b-address.allocation_id}",
    });
    expect(routes({ nat: "perZone" })).toEqual([
      ["0.0.0.0/0", "${aws_route_table.tiers_private_a-routes.id}", "${aws_nat_gateway.nat_a.id}"],
      ["0.0.0.0/0", "${aws_route_table.tiers_private_b-routes.id}", "${aws_nat_gateway.nat_b.id}"],
      TO_INTERNET,
    ]);
  });

  it("are one that every zone's table leads to", () => {
    expect(fieldOf(synthNetwork({ nat: "one" }), "aws_nat_gateway", "subnet_id")).toEqual({
      nat_a: "${aws_subnet.tiers_public_a.id}",
    });
    expect(routes({ nat: "one" })).toEqual([
      ["0.0.0.0/0", "${aws_route_table.tiers_private_a-routes.id}", "${aws_nat_gateway.nat_a.id}"],
      ["0.0.0.0/0", "${aws_route_table.tiers_private_b-routes.id}", "${aws_nat_gateway.nat_a.id}"],
      TO_INTERNET,
    ]);
  });

  it("are one that a table of the whole tier leads to", () => {
    const shared = { private: { ...tiers.private, table: "shared" as const }, public: tiers.public };

    expect(routes({ nat: "one", tiers: shared })).toEqual([
      ["0.0.0.0/0", "${aws_route_table.tiers_private_table.id}", "${aws_nat_gateway.nat_a.id}"],
      TO_INTERNET,
    ]);
  });

  it("are none, nor is there a way to the internet that no tier asks for", () => {
    const json = synthNetwork({ nat: "none", tiers: { cache: isolated } });

    expect(
      ["aws_nat_gateway", "aws_eip", "aws_internet_gateway", "aws_route"].map((type) => json.resource[type]),
    ).toEqual([undefined, undefined, undefined, undefined]);
    expect(json.output.nat_public_ips?.value).toEqual([]);
  });

  it("have each alarm of the settings, which tells the topic", () => {
    const json = synthNetwork({ natAlarms: { ErrorPortAllocation: { threshold: 3, periods: 2 } } });

    expect(fieldOf(json, "aws_cloudwatch_metric_alarm", "alarm_name")).toEqual({
      "nat-alarms_error-port-allocation-a": "shop-production-nat-a-error-port-allocation",
      "nat-alarms_error-port-allocation-b": "shop-production-nat-b-error-port-allocation",
    });
    expect(resource(json, "aws_cloudwatch_metric_alarm", "nat-alarms_error-port-allocation-b")).toMatchObject(
      {
        namespace: "AWS/NATGateway",
        metric_name: "ErrorPortAllocation",
        dimensions: { NatGatewayId: "${aws_nat_gateway.nat_b.id}" },
        statistic: "Sum",
        comparison_operator: "GreaterThanThreshold",
        threshold: 3,
        period: 300,
        evaluation_periods: 2,
        alarm_actions: ["${aws_sns_topic.alarms.arn}"],
      },
    );
  });
});
