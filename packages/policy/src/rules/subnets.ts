import { Prefix } from "@strata/cidr";
import { isSame, type Resource, reachOf, routeTablesOf } from "@strata/inventory";
import { notTrue, show, where } from "../checks";
import { type Example, PRIVATE_SUBNETS, perZone } from "../example";
import { type Check, met, type ServiceRules } from "../rule";

/** The addresses of a VPC or subnet; undefined where they are no IP prefix. */
const blockOf = (of: Resource): Prefix | undefined => Prefix.tryParse(String(of.get("cidr_block")));

const insideVpc: Check = (subnet, inventory) => {
  const range = blockOf(subnet);
  const [vpc] = inventory.references(subnet, "vpc_id");
  const isPlaced = range !== undefined && vpc !== undefined && blockOf(vpc)?.contains(range) === true;
  return met(isPlaced, `cidr_block inside ${show(vpc?.get("cidr_block"))}`, show(subnet.get("cidr_block")));
};

const disjoint: Check = (subnet, inventory) => {
  const range = blockOf(subnet);
  const overlapping = inventory
    .resources("aws_subnet")
    .find((other) => !isSame(other, subnet) && range !== undefined && blockOf(other)?.overlaps(range));
  return met(
    overlapping === undefined,
    "cidr_block apart from other subnets",
    `${overlapping?.address} overlaps`,
  );
};

/** What Kubernetes is told about a subnet must be what its routes do. */
const roleTags: Check = (subnet, inventory) => {
  const reach = reachOf(subnet, inventory);
  const wanted = { internet: ["elb"], nat: ["internal-elb"], none: [] }[reach];
  const tagged = ["elb", "internal-elb"].filter(
    (role) => String(subnet.get(`tags["kubernetes.io/role/${role}"]`)) === "1",
  );
  return met(
    tagged.join() === wanted.join(),
    `role tags ${show(wanted)} on a subnet whose default route is ${reach}`,
    show(tagged),
  );
};

const routed: Check = (subnet, inventory) =>
  met(
    routeTablesOf(subnet, inventory).length > 0,
    "a route table associated with it, or the VPC's default one adopted by an aws_default_route_table",
    "neither",
  );

/** Types whose subnets hold workloads or data. */
const WORKLOADS: readonly (readonly [type: string, path: string])[] = [
  ["aws_eks_node_group", "subnet_ids"],
  ["aws_eks_cluster", "vpc_config.subnet_ids"],
  ["aws_db_subnet_group", "subnet_ids"],
  ["aws_elasticache_subnet_group", "subnet_ids"],
  ["aws_docdb_subnet_group", "subnet_ids"],
  ["aws_efs_mount_target", "subnet_id"],
];

const workloadsPrivate: Check = (subnet, inventory) => {
  if (reachOf(subnet, inventory) !== "internet") return "met";
  const tenant = WORKLOADS.flatMap(([type, path]) => inventory.companions(subnet, type, path))[0];
  return met(
    tenant === undefined,
    "no workload in a subnet that routes to the internet",
    `${tenant?.address}`,
  );
};

/** A block for each subnet of a tier. */
const ofTier = (
  tier: string,
  block: (zone: string, index: number) => unknown,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(perZone(block)).map(([zone, value]) => [`${tier}_${zone}`, value]));

const tier = (name: string, third: number, role?: string): Readonly<Record<string, unknown>> =>
  ofTier(name, (zone, index) => ({
    vpc_id: "${aws_vpc.main.id}",
    cidr_block: `10.20.${third + index}.0/24`,
    availability_zone: `eu-west-1${zone}`,
    ...(role === undefined ? {} : { tags: { [`kubernetes.io/role/${role}`]: "1" } }),
  }));

const association = (name: string): Readonly<Record<string, unknown>> =>
  ofTier(name, (zone) => ({
    subnet_id: `\${aws_subnet.${name}_${zone}.id}`,
    route_table_id: `\${aws_route_table.${name === "private" ? `private_${zone}` : name}.id}`,
  }));

const example: Example = {
  layer: "network",
  resource: {
    aws_subnet: {
      ...tier("private", 1, "internal-elb"),
      ...tier("public", 101, "elb"),
      ...tier("data", 21),
      // These follow the VPC's default table.
      ...tier("jobs", 31),
    },
    aws_route_table: { public: {}, data: {}, private_a: {}, private_b: {}, private_c: {} },
    aws_route_table_association: {
      ...association("private"),
      ...association("public"),
      ...association("data"),
    },
  },
  other: {
    output: { private_subnet_ids: { value: PRIVATE_SUBNETS } },
  },
};

/** Subnets: where they lie, how they route, what they are tagged. */
export const subnets: ServiceRules = {
  example,
  rules: [
    {
      id: "subnet-inside-vpc",
      type: "aws_subnet",
      level: "M",
      reason: "AWS refuses a subnet outside its VPC, after everything before it was created",
      source: ["EC2 CreateSubnet"],
      setting: "tiers",
      fault: { at: "aws_subnet/data_c/cidr_block", to: "10.21.0.0/24" },
      holds: insideVpc,
    },
    {
      id: "subnet-disjoint",
      type: "aws_subnet",
      level: "M",
      reason: "AWS refuses overlapping subnets, after everything before them was created",
      source: ["EC2 CreateSubnet"],
      setting: "tiers",
      fault: { at: "aws_subnet/data_c/cidr_block", to: "10.20.22.0/24" },
      holds: disjoint,
    },
    {
      id: "subnet-no-public-addresses",
      type: "aws_subnet",
      level: "M",
      reason: "nothing gets a public address by landing in a subnet",
      source: ["EC2.15", "CKV_AWS_130", "AVD-AWS-0164", "EFS.6"],
      setting: "tiers",
      fault: { at: "aws_subnet/private_a/map_public_ip_on_launch", to: true },
      holds: where(
        (subnet, inventory) => reachOf(subnet, inventory) !== "internet",
        notTrue("map_public_ip_on_launch"),
      ),
    },
    {
      id: "subnet-role-tags",
      type: "aws_subnet",
      level: "M",
      reason: "the load balancer controller finds its subnets by these tags, and only these",
      source: ["AWS Load Balancer Controller, subnet discovery"],
      setting: "tiers.roles",
      fault: { at: "aws_subnet/data_a/tags", to: { "kubernetes.io/role/internal-elb": "1" } },
      holds: roleTags,
    },
    {
      id: "subnet-routed",
      type: "aws_subnet",
      level: "M",
      reason:
        "a subnet without its own table follows the VPC's default one, which Terraform does not manage unless it is adopted",
      source: ["RDS.46"],
      setting: "tiers.route",
      fault: { at: "aws_default_route_table" },
      holds: routed,
    },
    {
      id: "subnet-workloads-private",
      type: "aws_subnet",
      level: "M",
      reason: "nodes, databases and file systems are not reachable from the internet",
      source: ["RDS.46", "EC2.9", "EFS.6"],
      setting: "tiers.route",
      fault: { at: "aws_eks_node_group/own/subnet_ids", to: ["${aws_subnet.public_a.id}"] },
      holds: workloadsPrivate,
    },
  ],
};
