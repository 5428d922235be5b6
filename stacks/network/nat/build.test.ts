import { describe, expect, it } from "vitest";
import { fieldOf, type NetworkInput, resource, synthNetwork, tiers } from "../shop.fixture";

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

describe("NAT gateways", () => {
  it("publish their addresses, in zone order", () => {
    const { output } = synthNetwork();

    expect(output.nat_public_ips?.value).toEqual([
      "${aws_eip.nat_a-address.public_ip}",
      "${aws_eip.nat_b-address.public_ip}",
    ]);
  });

  it("are one for each zone, and each zone's table leads to its own", () => {
    const json = synthNetwork({ nat: "perZone" });

    expect(fieldOf(json, "aws_nat_gateway", "subnet_id")).toEqual({
      nat_a: "${aws_subnet.tiers_public_a.id}",
      nat_b: "${aws_subnet.tiers_public_b.id}",
    });
    expect(resource(json, "aws_nat_gateway", "nat_b").depends_on).toEqual([
      "aws_internet_gateway.vpc_internet-gateway",
    ]);
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
