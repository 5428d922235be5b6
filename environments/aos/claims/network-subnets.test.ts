import { Prefix } from "@strata/cidr";
import { attributesIn, type Resource } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "aos/production/eu-central-1";
const ZONES = ["eu-central-1a", "eu-central-1b", "eu-central-1c"];

/** The subnets of a tier, in zone order. */
function tier(template: Template, name: string): readonly Resource[] {
  return template.resources("aws_subnet", "network").filter((subnet) => subnet.get("tags.Tier") === name);
}

const cidrs = (subnets: readonly Resource[]): readonly string[] =>
  subnets.map((subnet) => String(subnet.get("cidr_block")));
const zones = (subnets: readonly Resource[]): readonly unknown[] =>
  subnets.map((subnet) => subnet.get("availability_zone"));

// One range is named for three uses. Pods have the three /20, load balancers the three /22; Kubernetes services have
// addresses outside of the VPC (AOS-VPC-04).
claim("AOS-VPC-03", PRODUCTION, (template) => {
  expect(cidrs(tier(template, "private"))).toEqual(["10.231.0.0/20", "10.231.16.0/20", "10.231.32.0/20"]);
  expect(cidrs(tier(template, "public"))).toEqual(["10.231.48.0/22", "10.231.52.0/22", "10.231.56.0/22"]);

  const quarter = Prefix.parse("10.231.0.0/18");
  const inside = template
    .resources("aws_subnet")
    .filter((subnet) => quarter.overlaps(Prefix.parse(String(subnet.get("cidr_block")))))
    .map((subnet) => subnet.get("tags.Tier"));
  expect(inside).toEqual(["private", "private", "private", "public", "public", "public"]);
});

claim("AOS-VPC-05", PRODUCTION, (template) => {
  const subnets = tier(template, "public");
  expect(zones(subnets)).toEqual(ZONES);
  expect(template.count("aws_internet_gateway")).toBe(1);

  const only = (value: Parameters<typeof attributesIn>[0]): string | undefined =>
    attributesIn(value).map(({ resource }) => resource.address)[0];
  for (const { address } of subnets) {
    const [association, ...others] = template
      .resources("aws_route_table_association")
      .filter((candidate) => only(candidate.resolve("subnet_id")) === address);
    expect(others).toEqual([]);
    const table = association && only(association.resolve("route_table_id"));
    const ways = template
      .resources("aws_route")
      .filter((route) => only(route.resolve("route_table_id")) === table);
    expect(ways.map((route) => route.get("destination_cidr_block"))).toEqual(["0.0.0.0/0"]);
    expect(ways.map((route) => route.resolve("gateway_id"))).toResolveTo("aws_internet_gateway.id");
  }
});

// A subnet is in one zone, so the endpoints are: which one is a setting, since not every service has endpoints in
// every zone.
claim(
  "AOS-VPC-06",
  [PRODUCTION, { path: PRODUCTION, settings: { network: { tiers: { endpoints: { zones: ["b"] } } } } }],
  (asWritten, moved) => {
    const withRange = (template: Template) =>
      template
        .resources("aws_subnet")
        .filter((subnet) => subnet.get("cidr_block") === "10.231.100.0/24")
        .map((subnet) => [subnet.get("tags.Tier"), subnet.get("availability_zone")]);

    expect(withRange(asWritten)).toEqual([["endpoints", "eu-central-1a"]]);
    expect(withRange(moved)).toEqual([["endpoints", "eu-central-1b"]]);
    expect(tier(asWritten, "endpoints")).toHaveLength(1);
  },
);

/** Where else a resource could stand in a subnet. */
const PLACES: readonly (readonly [type: string, path: string])[] = [
  ["aws_eks_cluster", "vpc_config.subnet_ids"],
  ["aws_eks_node_group", "subnet_ids"],
  ["aws_db_subnet_group", "subnet_ids"],
  ["aws_docdb_subnet_group", "subnet_ids"],
  ["aws_elasticache_subnet_group", "subnet_ids"],
  ["aws_efs_mount_target", "subnet_id"],
  ["aws_lb", "subnets"],
  ["aws_nat_gateway", "subnet_id"],
  ["aws_instance", "subnet_id"],
  ["aws_network_interface", "subnet_id"],
];

claim("AOS-VPC-07", PRODUCTION, (template) => {
  const endpoints = template.resources("aws_vpc_endpoint");
  expect(endpoints).toHaveLength(12);
  expect(endpoints.map((endpoint) => endpoint.get("vpc_endpoint_type"))).toEqual(Array(12).fill("Interface"));
  expect(
    endpoints.map((endpoint) =>
      attributesIn(endpoint.resolve("subnet_ids")).map(({ resource }) => resource.get("cidr_block")),
    ),
  ).toEqual(Array(12).fill(["10.231.100.0/24"]));

  const neighbours = PLACES.flatMap(([type, path]) =>
    template.resources(type).filter((resource) =>
      // One for each subnet of a list that only Terraform counts names the list.
      attributesIn(resource.resolve(resource.get("for_each") === undefined ? path : "for_each")).some(
        ({ resource: { name } }) => name === "tiers_endpoints_a",
      ),
    ),
  );
  expect(neighbours.map(({ address }) => address)).toEqual([]);
});

/** That a tier has a /26 in each of the three zones. */
function expectTier(template: Template, name: string, expected: readonly string[]): void {
  const subnets = tier(template, name);
  expect(cidrs(subnets).map((cidr) => Prefix.parse(cidr).bits)).toEqual([26, 26, 26]);
  expect(cidrs(subnets)).toEqual(expected);
  expect(zones(subnets)).toEqual(ZONES);
}

// The document fixes size and number; the addresses are chosen.
claim("AOS-VPC-08", PRODUCTION, (template) => {
  expectTier(template, "aurora", ["10.231.101.0/26", "10.231.101.64/26", "10.231.101.128/26"]);
});

claim("AOS-VPC-10", PRODUCTION, (template) => {
  expectTier(template, "redis", ["10.231.102.0/26", "10.231.102.64/26", "10.231.102.128/26"]);
});

claim("AOS-VPC-12", PRODUCTION, (template) => {
  expectTier(template, "docdb", ["10.231.103.0/26", "10.231.103.64/26", "10.231.103.128/26"]);
});

claim("AOS-VPC-14", PRODUCTION, (template) => {
  expect(["aurora", "redis", "docdb"].map((name) => [...new Set(zones(tier(template, name)))])).toEqual([
    ZONES,
    ZONES,
    ZONES,
  ]);
});
