import { Prefix } from "@strata/cidr";
import { isSame, type Resource, reachOf, routeTablesOf } from "@strata/inventory";
import { notTrue, show, where } from "../checks";
import { type Check, met, type Rule } from "../rule";

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

/** Subnets: where they lie, how they route, what they are tagged. */
export const subnetRules: readonly Rule[] = [
  {
    id: "subnet-inside-vpc",
    type: "aws_subnet",
    level: "M",
    reason: "AWS refuses a subnet outside its VPC, after everything before it was created",
    source: ["EC2 CreateSubnet"],
    setting: "tiers",
    holds: insideVpc,
  },
  {
    id: "subnet-disjoint",
    type: "aws_subnet",
    level: "M",
    reason: "AWS refuses overlapping subnets, after everything before them was created",
    source: ["EC2 CreateSubnet"],
    setting: "tiers",
    holds: disjoint,
  },
  {
    id: "subnet-no-public-addresses",
    type: "aws_subnet",
    level: "M",
    reason: "nothing gets a public address by landing in a subnet",
    source: ["EC2.15", "CKV_AWS_130", "AVD-AWS-0164", "EFS.6"],
    setting: "tiers",
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
    holds: roleTags,
  },
  {
    id: "subnet-routed",
    type: "aws_subnet",
    level: "M",
    reason:
      "a subnet without its own table follows the VPC's default one, which nobody planned unless it is adopted",
    source: ["RDS.46"],
    setting: "tiers.route",
    holds: routed,
  },
  {
    id: "subnet-workloads-private",
    type: "aws_subnet",
    level: "M",
    reason: "nodes, databases and file systems are not reachable from the internet",
    source: ["RDS.46", "EC2.9", "EFS.6"],
    setting: "tiers.route",
    holds: workloadsPrivate,
  },
];
