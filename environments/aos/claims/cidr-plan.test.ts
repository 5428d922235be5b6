import { join } from "node:path";
import { Prefix } from "@strata/cidr";
import { checkContext, loadEnvironments } from "@strata/config";
import { layers } from "@strata/stacks/registry";
import { addresses, synth } from "@strata/synth-test";
import { describe, expect, it } from "vitest";

/** Offset in the VPC, zone, tier, route table, target of 0.0.0.0/0, role tags. */
type Row = readonly [string, string, string, string, string, readonly string[]];

const NAT = "aws_nat_gateway.nat_a";
const INTERNET = "aws_internet_gateway.vpc_internet-gateway";

/** Both environments have one plan, each in its own /16. */
const ROWS: readonly Row[] = [
  ["0.0/20", "a", "private", "tiers_private_table", NAT, ["internal-elb"]],
  ["16.0/20", "b", "private", "tiers_private_table", NAT, ["internal-elb"]],
  ["32.0/20", "c", "private", "tiers_private_table", NAT, ["internal-elb"]],
  ["48.0/22", "a", "public", "tiers_public_table", INTERNET, ["elb"]],
  ["52.0/22", "b", "public", "tiers_public_table", INTERNET, ["elb"]],
  ["56.0/22", "c", "public", "tiers_public_table", INTERNET, ["elb"]],
  ["100.0/24", "a", "endpoints", "tiers_endpoints_table", "none", []],
  ["101.0/26", "a", "aurora", "tiers_aurora_table", "none", []],
  ["101.64/26", "b", "aurora", "tiers_aurora_table", "none", []],
  ["101.128/26", "c", "aurora", "tiers_aurora_table", "none", []],
  ["102.0/26", "a", "redis", "tiers_redis_table", "none", []],
  ["102.64/26", "b", "redis", "tiers_redis_table", "none", []],
  ["102.128/26", "c", "redis", "tiers_redis_table", "none", []],
  ["103.0/26", "a", "docdb", "tiers_docdb_table", "none", []],
  ["103.64/26", "b", "docdb", "tiers_docdb_table", "none", []],
  ["103.128/26", "c", "docdb", "tiers_docdb_table", "none", []],
];

/** Ranges that no subnet may take, as largest aligned blocks, by what they are kept for. */
const RESERVED: readonly (readonly [string, string])[] = [
  ["growth inside the /18 of Kubernetes", "60.0/22"],
  ["growth of managed services", "64.0/19"],
  ["growth of managed services", "96.0/22"],
  ["Aurora in a fourth zone", "101.192/26"],
  ["Redis in a fourth zone", "102.192/26"],
  ["DocumentDB in a fourth zone", "103.192/26"],
  ["later uses", "104.0/21"],
  ["later uses", "112.0/20"],
  ["later uses", "128.0/17"],
];

/** Addresses of a block less the five that AWS keeps. */
const USABLE: Readonly<Record<string, number>> = { "20": 4091, "22": 1019, "24": 251, "26": 59 };

const ENVIRONMENTS = [
  { environment: "aos/production/eu-central-1", network: "10.231" },
  { environment: "aos/development/eu-central-1", network: "10.232" },
] as const;

describe.each(ENVIRONMENTS)("CIDR plan of $environment", ({ environment, network }) => {
  it("places each subnet in its zone, tier and route table, with its way out", {
    timeout: 60_000,
  }, async () => {
    const found = addresses(await synth(environment)).map(
      ({ cidr, zone, tier, routeTable, routes, roles }) => {
        const targets = routes.map(([destination, target]) =>
          destination === "0.0.0.0/0" ? target : destination,
        );
        return [cidr, zone, tier, routeTable, targets.join() || "none", roles];
      },
    );

    expect(found).toEqual(
      ROWS.map(([offset, zone, ...rest]) => [`${network}.${offset}`, `eu-central-1${zone}`, ...rest]),
    );
  });

  it("has nothing else to route with", async () => {
    const template = await synth(environment);
    const names = (type: string) => template.resources(type).map(({ name }) => name);

    expect(template.resources("aws_vpc").map((one) => one.get("cidr_block"))).toEqual([`${network}.0.0/16`]);
    expect(names("aws_default_route_table")).toEqual(["tiers_private_table"]);
    expect(names("aws_route_table")).toEqual(
      ["public", "endpoints", "aurora", "redis", "docdb"].map((tier) => `tiers_${tier}_table`),
    );
    expect(names("aws_route")).toEqual(["tiers_private_default-route", "tiers_public_default-route"]);
    expect(names("aws_internet_gateway")).toEqual(["vpc_internet-gateway"]);
    expect(template.resources("aws_nat_gateway").map((one) => [one.name, one.get("subnet_id")])).toEqual([
      ["nat_a", "${aws_subnet.tiers_public_a.id}"],
    ]);
    expect(
      [
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

  it("keeps the reserved ranges free of subnets, and has no range without a purpose", () => {
    const { blocks } = planOf(environment);
    const ranges = (use: string) => blocks.filter((block) => block.use === use);

    expect(ranges("reserved").map(({ tier, cidr }) => [tier, cidr])).toEqual(
      RESERVED.map(([reason, offset]) => [reason, `${network}.${offset}`]),
    );
    expect(ranges("subnet").map(({ cidr, usable }) => [cidr, usable])).toEqual(
      ROWS.map(([offset]) => [`${network}.${offset}`, USABLE[offset.split("/")[1] ?? ""]]),
    );
    expect(ranges("free")).toEqual([]);
  });

  it("has the addresses of Kubernetes services outside of every VPC", async () => {
    const cluster = (await synth(environment)).resource("aws_eks_cluster");

    expect(cluster.get("kubernetes_network_config.service_ipv4_cidr")).toBe("172.20.0.0/16");
  });
});

describe("CIDR plans", () => {
  it("of the environments do not overlap, so that they could be peered", () => {
    const vpcs = ENVIRONMENTS.map(({ environment }) => planOf(environment).vpc);
    expect(vpcs).toEqual(["10.231.0.0/16", "10.232.0.0/16"]);

    const [production, development] = vpcs.map((text) => Prefix.parse(text));
    expect(production && development?.overlaps(production)).toBe(false);
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
