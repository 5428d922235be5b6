import { AttributeOf, type Resource } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";

/** The resource that an attribute at a path belongs to. */
function target(of: Resource, path: string): Resource {
  const found = of.resolve(path);
  if (found instanceof AttributeOf) return found.resource;
  throw new Error(`${of.address}.${path}: expected a reference, got ${JSON.stringify(of.get(path))}`);
}

/** Each route table that has subnets, with their CIDRs. */
function tables(template: Template): ReadonlyMap<string, readonly unknown[]> {
  const links = template
    .resources("aws_route_table_association")
    .map(
      (link) => [target(link, "route_table_id").name, target(link, "subnet_id").get("cidr_block")] as const,
    );
  const names = new Set(links.map(([table]) => table));
  return new Map(
    [...names].map((name) => [name, links.filter(([table]) => table === name).map(([, cidr]) => cidr)]),
  );
}

/** CIDRs of the subnets whose traffic a route directs. */
function directed(template: Template, route: Resource): readonly unknown[] {
  return tables(template).get(target(route, "route_table_id").name) ?? [];
}

const PRIVATE = [["10.0.1.0/24"], ["10.0.2.0/24"], ["10.0.3.0/24"]];
const PUBLIC = ["10.0.101.0/24", "10.0.102.0/24", "10.0.103.0/24"];
const DATABASE = ["10.0.201.0/24", "10.0.202.0/24", "10.0.203.0/24"];

claim("NUMINIA-SVC-VPC-03", PRODUCTION, (template) => {
  expect([...tables(template).values()]).toEqual([...PRIVATE, PUBLIC, DATABASE]);

  const toInternet = template
    .resources("aws_route")
    .filter((route) => route.get("gateway_id") !== undefined)
    .map((route) => [target(route, "gateway_id").type, directed(template, route)]);
  expect(toInternet).toEqual([["aws_internet_gateway", PUBLIC]]);
});

claim("NUMINIA-SVC-VPC-06", PRODUCTION, (template) => {
  expect(
    template
      .resources("aws_subnet", "network")
      .filter((subnet) => subnet.get("tags.Tier") === "private")
      .map((subnet) => [subnet.get("cidr_block"), subnet.get("map_public_ip_on_launch") ?? false]),
  ).toEqual(PRIVATE.map(([cidr]) => [cidr, false]));
  expect(
    template
      .resources("aws_route")
      .map((route) => [directed(template, route), route.get("gateway_id") !== undefined]),
  ).toEqual([...PRIVATE.map((cidrs) => [cidrs, false]), [PUBLIC, true]]);
});

claim("NUMINIA-SVC-VPC-07", PRODUCTION, (template) => {
  const routes = template.resources("aws_route").filter((route) => route.get("nat_gateway_id") !== undefined);

  expect(routes.map((route) => [directed(template, route), route.get("destination_cidr_block")])).toEqual(
    PRIVATE.map((cidrs) => [cidrs, "0.0.0.0/0"]),
  );
  expect(routes.map((route) => route.resolve("nat_gateway_id"))).toResolveTo("aws_nat_gateway.id");
});

claim("NUMINIA-BASE-NET-05", PRODUCTION, (template) => {
  const gateways = template.resources("aws_nat_gateway");

  expect(gateways.map((gateway) => target(gateway, "subnet_id").get("cidr_block"))).toEqual(PUBLIC);
  expect(gateways.map((gateway) => gateway.resolve("allocation_id"))).toResolveTo("aws_eip.allocation_id", {
    domain: "vpc",
  });
  expect(new Set(gateways.map((gateway) => target(gateway, "allocation_id").name)).size).toBe(3);
});

// Gateways of single zones do not take over from each other, so each zone's route table leads to its own: what fails
// in one zone stays there.
claim("NUMINIA-BASE-NET-06", PRODUCTION, (template) => {
  const zones = template
    .resources("aws_route_table_association")
    .map((link) => {
      const table = target(link, "route_table_id");
      const gateways = template
        .resources("aws_route")
        .filter((route) => target(route, "route_table_id").name === table.name)
        .filter((route) => route.get("nat_gateway_id") !== undefined)
        .map((route) => target(target(route, "nat_gateway_id"), "subnet_id").get("availability_zone"));
      return { subnet: target(link, "subnet_id").get("availability_zone"), table: table.name, gateways };
    })
    .filter(({ gateways }) => gateways.length > 0);

  expect(zones.map(({ subnet, gateways }) => [subnet, ...gateways])).toEqual([
    ["eu-west-1a", "eu-west-1a"],
    ["eu-west-1b", "eu-west-1b"],
    ["eu-west-1c", "eu-west-1c"],
  ]);
  expect(new Set(zones.map(({ table }) => table)).size).toBe(3);
});

claim("NUMINIA-BASE-NET-07", PRODUCTION, (template) => {
  const alarms = template
    .resources("aws_cloudwatch_metric_alarm", "network")
    .filter((alarm) => alarm.get("namespace") === "AWS/NATGateway");

  expect(
    alarms.map((alarm) => [
      alarm.get("metric_name"),
      target(target(alarm, "dimensions.NatGatewayId"), "subnet_id").get("availability_zone"),
      alarm.get("comparison_operator"),
      alarm.get("threshold"),
    ]),
  ).toEqual([
    ["ErrorPortAllocation", "eu-west-1a", "GreaterThanThreshold", 0],
    ["ErrorPortAllocation", "eu-west-1b", "GreaterThanThreshold", 0],
    ["ErrorPortAllocation", "eu-west-1c", "GreaterThanThreshold", 0],
    // 50 GiB in five minutes.
    ["BytesOutToDestination", "eu-west-1a", "GreaterThanThreshold", 53687091200],
    ["BytesOutToDestination", "eu-west-1b", "GreaterThanThreshold", 53687091200],
    ["BytesOutToDestination", "eu-west-1c", "GreaterThanThreshold", 53687091200],
  ]);
  expect(alarms.flatMap((alarm) => alarm.resolve("alarm_actions"))).toResolveTo("aws_sns_topic.arn", {
    name: "numinia-production-alarms",
  });
});

claim("NUMINIA-BASE-SUB-05", PRODUCTION, (template) => {
  const own = [...tables(template)].filter(([, cidrs]) =>
    cidrs.some((cidr) => DATABASE.includes(String(cidr))),
  );

  expect(own.map(([, cidrs]) => cidrs)).toEqual([DATABASE]);
  expect(
    template
      .resources("aws_route")
      .filter((route) => own.some(([table]) => target(route, "route_table_id").name === table))
      .map((route) => route.get("destination_cidr_block")),
  ).toEqual([]);
});
