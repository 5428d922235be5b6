import { join } from "node:path";
import { checkContext, loadEnvironments } from "@strata/config";
import { layers } from "@strata/stacks/registry";
import { addresses, synth } from "@strata/synth-test";
import { describe, expect, it } from "vitest";

/** CIDR, zone, tier, route table, target of 0.0.0.0/0, role tags, gateway endpoints. */
type Row = readonly [string, string, string, string, string, readonly string[], readonly string[]];

/** In every table, the public one too: the bastion there has no address, and its packages are in S3. */
const S3 = ["com.amazonaws.eu-west-1.s3"];
const INTERNET = "aws_internet_gateway.vpc_internet-gateway";

const PRODUCTION: readonly Row[] = [
  [
    "10.0.1.0/24",
    "eu-west-1a",
    "private",
    "tiers_private_a-routes",
    "aws_nat_gateway.nat_a",
    ["internal-elb"],
    S3,
  ],
  [
    "10.0.2.0/24",
    "eu-west-1b",
    "private",
    "tiers_private_b-routes",
    "aws_nat_gateway.nat_b",
    ["internal-elb"],
    S3,
  ],
  [
    "10.0.3.0/24",
    "eu-west-1c",
    "private",
    "tiers_private_c-routes",
    "aws_nat_gateway.nat_c",
    ["internal-elb"],
    S3,
  ],
  ["10.0.101.0/24", "eu-west-1a", "public", "tiers_public_table", INTERNET, ["elb"], S3],
  ["10.0.102.0/24", "eu-west-1b", "public", "tiers_public_table", INTERNET, ["elb"], S3],
  ["10.0.103.0/24", "eu-west-1c", "public", "tiers_public_table", INTERNET, ["elb"], S3],
  ["10.0.201.0/24", "eu-west-1a", "database", "tiers_database_table", "none", [], S3],
  ["10.0.202.0/24", "eu-west-1b", "database", "tiers_database_table", "none", [], S3],
  ["10.0.203.0/24", "eu-west-1c", "database", "tiers_database_table", "none", [], S3],
];

/** The same with one NAT gateway, in zone a. */
const STAGING: readonly Row[] = [
  [
    "10.1.1.0/24",
    "eu-west-1a",
    "private",
    "tiers_private_a-routes",
    "aws_nat_gateway.nat_a",
    ["internal-elb"],
    S3,
  ],
  [
    "10.1.2.0/24",
    "eu-west-1b",
    "private",
    "tiers_private_b-routes",
    "aws_nat_gateway.nat_a",
    ["internal-elb"],
    S3,
  ],
  [
    "10.1.3.0/24",
    "eu-west-1c",
    "private",
    "tiers_private_c-routes",
    "aws_nat_gateway.nat_a",
    ["internal-elb"],
    S3,
  ],
  ["10.1.101.0/24", "eu-west-1a", "public", "tiers_public_table", INTERNET, ["elb"], S3],
  ["10.1.102.0/24", "eu-west-1b", "public", "tiers_public_table", INTERNET, ["elb"], S3],
  ["10.1.103.0/24", "eu-west-1c", "public", "tiers_public_table", INTERNET, ["elb"], S3],
  ["10.1.201.0/24", "eu-west-1a", "database", "tiers_database_table", "none", [], S3],
  ["10.1.202.0/24", "eu-west-1b", "database", "tiers_database_table", "none", [], S3],
  ["10.1.203.0/24", "eu-west-1c", "database", "tiers_database_table", "none", [], S3],
];

/** Ranges that no subnet may take, largest aligned blocks, by what they are kept for. Both plans have the same offsets. */
const RESERVED = {
  unused: ["0.0/24"],
  "growth of the private tier": ["4.0/22", "8.0/21", "16.0/20", "32.0/19", "64.0/19", "96.0/22", "100.0/24"],
  "growth of the public tier": ["104.0/21", "112.0/20", "128.0/18", "192.0/21", "200.0/24"],
  "growth of the database tier": ["204.0/22", "208.0/20", "224.0/19"],
};

describe.each([
  {
    environment: "numinia/production/eu-west-1",
    vpc: "10.0.0.0/16",
    rows: PRODUCTION,
    gateways: ["a", "b", "c"],
  },
  { environment: "numinia/staging/eu-west-1", vpc: "10.1.0.0/16", rows: STAGING, gateways: ["a"] },
])("CIDR plan of $environment", ({ environment, vpc, rows, gateways }) => {
  it("places each subnet in its zone, tier and route table, with its way out", async () => {
    const found = addresses(await synth(environment)).map(
      ({ cidr, zone, tier, routeTable, routes, roles, gatewayEndpoints }) => {
        const targets = routes.map(([destination, target]) =>
          destination === "0.0.0.0/0" ? target : destination,
        );
        return [cidr, zone, tier, routeTable, targets.join() || "none", roles, gatewayEndpoints];
      },
    );

    expect(found).toEqual(rows);
  });

  it("has nothing else to route with", async () => {
    const template = await synth(environment);
    const names = (type: string) => template.resources(type).map(({ name }) => name);

    expect(template.resources("aws_vpc").map((one) => one.get("cidr_block"))).toEqual([vpc]);
    expect(names("aws_route_table")).toEqual([
      "tiers_private_a-routes",
      "tiers_private_b-routes",
      "tiers_private_c-routes",
      "tiers_public_table",
      "tiers_database_table",
    ]);
    expect(names("aws_route")).toEqual([
      "tiers_private_a-default-route",
      "tiers_private_b-default-route",
      "tiers_private_c-default-route",
      "tiers_public_default-route",
    ]);
    expect(names("aws_internet_gateway")).toEqual(["vpc_internet-gateway"]);
    expect(template.resources("aws_nat_gateway").map((one) => [one.name, one.get("subnet_id")])).toEqual(
      gateways.map((zone) => [`nat_${zone}`, `\${aws_subnet.tiers_public_${zone}.id}`]),
    );
    expect(
      [
        "aws_default_route_table",
        "aws_default_subnet",
        "aws_default_vpc",
        "aws_main_route_table_association",
        "aws_vpc_ipv4_cidr_block_association",
        "aws_egress_only_internet_gateway",
        "aws_vpc_peering_connection",
        "aws_ec2_transit_gateway_vpc_attachment",
      ].flatMap(names),
    ).toEqual([]);
  });

  it("keeps the reserved ranges free of subnets, and has no range without a purpose: NUMINIA-BASE-SUB-02", () => {
    const { blocks } = planOf(environment);
    const ranges = (use: string) => blocks.filter((block) => block.use === use);
    const network = vpc.replace(/0\.0\/16$/, "");

    expect(ranges("reserved").map(({ tier, cidr }) => [tier, cidr])).toEqual(
      Object.entries(RESERVED).flatMap(([reason, offsets]) =>
        offsets.map((offset) => [reason, `${network}${offset}`]),
      ),
    );
    expect(ranges("subnet").map(({ cidr, usable }) => [cidr, usable])).toEqual(
      // AWS keeps five addresses of each.
      rows.map(([cidr]) => [cidr, 251]),
    );
    expect(ranges("free")).toEqual([]);
  });

  it("has the addresses of Kubernetes services outside of the VPC", async () => {
    const cluster = (await synth(environment)).resource("aws_eks_cluster");

    expect(cluster.get("kubernetes_network_config.service_ipv4_cidr")).toBe("172.20.0.0/16");
  });
});

/** The address plan as settings have it, reserved and free ranges included. */
function planOf(path: string): ReturnType<NonNullable<(typeof layers)[number]["addresses"]>> {
  const root = join(process.cwd(), "environments");
  const [loaded] = loadEnvironments({ root, layers, select: [path] }).environments;
  const addressesOf = layers.find(({ name }) => name === "network")?.addresses;
  if (loaded === undefined || addressesOf === undefined) throw new Error(`${path}: has no address plan`);
  return addressesOf(checkContext(loaded.environment));
}
