import {
  all,
  atLeast,
  companion,
  equals,
  isAbsent,
  isSet,
  literal,
  notTrue,
  oneOf,
  show,
  target,
  where,
} from "../checks";
import { isSame } from "../inventory";
import { doOverlap, ipv4Range, isInside, isPrivate } from "../ipv4-range";
import { conditionValues } from "../policy-document";
import type { Resource } from "../resource";
import { reachOf, subnetsAt, subnetsReaching, zonesOf } from "../routing";
import { type Check, met, type Rule } from "../rule";

const GATEWAY_SERVICE = /\.(s3|dynamodb)$/;
const isGatewayService = (endpoint: Resource): boolean =>
  GATEWAY_SERVICE.test(String(endpoint.get("service_name")));

/** Every way out that exists spans three zones; a tier in fewer falls with its zone. */
const spansThreeZones: Check = (_vpc, inventory) => {
  const narrow = (["internet", "nat", "none"] as const)
    .map((reach) => ({ reach, zones: zonesOf(subnetsReaching(reach, inventory)) }))
    .find(({ zones }) => zones.length > 0 && zones.length < 3);
  return met(
    narrow === undefined,
    "subnets of each kind of route in 3 zones",
    narrow === undefined ? "" : `route ${narrow.reach} in ${narrow.zones.join(", ")}`,
  );
};

const insideVpc: Check = (subnet, inventory) => {
  const range = ipv4Range(subnet.get("cidr_block"));
  const [vpc] = inventory.references(subnet, "vpc_id");
  const outer = ipv4Range(vpc?.get("cidr_block"));
  const isPlaced = range !== undefined && outer !== undefined && isInside(range, outer);
  return met(isPlaced, `cidr_block inside ${show(vpc?.get("cidr_block"))}`, show(subnet.get("cidr_block")));
};

const disjoint: Check = (subnet, inventory) => {
  const range = ipv4Range(subnet.get("cidr_block"));
  const overlapping = inventory.resources("aws_subnet").find((other) => {
    const taken = ipv4Range(other.get("cidr_block"));
    return !isSame(other, subnet) && range !== undefined && taken !== undefined && doOverlap(range, taken);
  });
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

const natInEveryZone: Check = (_vpc, inventory) => {
  const needed = zonesOf(subnetsReaching("nat", inventory));
  const gateways = inventory
    .resources("aws_nat_gateway")
    .flatMap((nat) => subnetsAt(nat, "subnet_id", inventory));
  const missing = needed.filter((zone) => !zonesOf(gateways).includes(zone));
  return met(missing.length === 0, `a NAT gateway in ${needed.join(", ")}`, `none in ${missing.join(", ")}`);
};

const natInOwnZone: Check = (route, inventory) => {
  const zones = zonesOf(
    inventory.references(route, "nat_gateway_id").flatMap((nat) => subnetsAt(nat, "subnet_id", inventory)),
  );
  if (zones.length === 0 || inventory.resources("aws_nat_gateway").length === 1) return "met";
  const users = inventory
    .references(route, "route_table_id")
    .flatMap((table) => inventory.companions(table, "aws_route_table_association", "route_table_id"))
    .flatMap((association) => subnetsAt(association, "subnet_id", inventory));
  const foreign = zonesOf(users).filter((zone) => !zones.includes(zone));
  return met(
    foreign.length === 0,
    `a NAT gateway of the subnets' own zone`,
    `${zones.join()} for ${foreign.join()}`,
  );
};

const natInPublicSubnet: Check = (nat, inventory) => {
  const [subnet] = subnetsAt(nat, "subnet_id", inventory);
  const reach = subnet === undefined ? "unknown" : reachOf(subnet, inventory);
  return met(reach === "internet", "subnet_id of a subnet that routes to the internet", `route ${reach}`);
};

const flowLogTrust: Check = (role) => {
  const statement = role
    .policy("assume_role_policy")
    .statements.find(({ principals }) => principals.Service?.includes("vpc-flow-logs.amazonaws.com"));
  const accounts =
    statement === undefined ? [] : conditionValues(statement, /^StringEquals$/, "aws:SourceAccount");
  return met(
    accounts.length > 0,
    "trust in vpc-flow-logs.amazonaws.com for aws:SourceAccount",
    show(statement),
  );
};

/** Addresses, routes and ways out. */
export const vpcRules: readonly Rule[] = [
  {
    id: "vpc-cidr-private",
    type: "aws_vpc",
    level: "M",
    reason: "a private block of /16 to /20 can be peered and planned",
    source: ["AVD-AWS-0101", "RFC 1918"],
    setting: "cidr",
    holds: literal("cidr_block", "a private /16 to /20", (value) => {
      const range = ipv4Range(value);
      return range !== undefined && isPrivate(range) && range.bits >= 16 && range.bits <= 20;
    }),
  },
  {
    id: "vpc-dns",
    type: "aws_vpc",
    level: "M",
    reason: "private DNS of endpoints, the private cluster endpoint and EFS names need both flags",
    source: ["AWS VPC guide, private DNS"],
    setting: "",
    holds: all(equals("enable_dns_support", true), equals("enable_dns_hostnames", true)),
  },
  {
    id: "vpc-flow-log",
    type: "aws_vpc",
    level: "M",
    reason: "without a flow log an intrusion leaves no trace in the network",
    source: ["EC2.6", "CKV2_AWS_11", "AVD-AWS-0178"],
    setting: "flowLogs",
    holds: companion("aws_flow_log", "vpc_id", equals("traffic_type", "ALL")),
  },
  {
    id: "vpc-default-group-taken",
    type: "aws_vpc",
    level: "M",
    reason: "the default security group admits everything in it until Terraform takes it over",
    source: ["EC2.2", "CKV2_AWS_12"],
    setting: "",
    holds: companion("aws_default_security_group", "vpc_id"),
  },
  {
    id: "vpc-subnet-zones",
    type: "aws_vpc",
    level: "M",
    reason: "a tier in fewer than three zones falls with one of them",
    source: ["RDS.15", "AutoScaling.2"],
    setting: "zones",
    holds: spansThreeZones,
  },
  {
    id: "vpc-nat-per-zone",
    type: "aws_vpc",
    level: "P",
    reason: "one NAT gateway takes every zone offline with its own",
    source: ["AWS NAT gateway guide"],
    setting: "nat",
    holds: natInEveryZone,
  },
  {
    id: "default-group-empty",
    type: "aws_default_security_group",
    level: "M",
    reason: "whatever is attached to no group by mistake must reach nothing",
    source: ["EC2.2", "CKV2_AWS_12"],
    setting: "",
    holds: all(isAbsent("ingress"), isAbsent("egress")),
  },
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
    reason: "a subnet without its own table follows the VPC's main one, which nobody planned",
    source: ["RDS.46"],
    setting: "tiers.route",
    holds: companion("aws_route_table_association", "subnet_id"),
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
  {
    id: "route-nat-own-zone",
    type: "aws_route",
    level: "M",
    reason: "where each zone has a NAT gateway, another zone's costs transfer and couples failures",
    source: ["AWS NAT gateway guide"],
    setting: "tiers.table",
    holds: natInOwnZone,
  },
  {
    id: "nat-public",
    type: "aws_nat_gateway",
    level: "M",
    reason: "a NAT gateway outside of a public subnet leads nowhere",
    source: ["AWS NAT gateway guide"],
    setting: "nat",
    holds: all(
      literal("connectivity_type", "absent or public", (value) =>
        [undefined, null, "public"].includes(value as null),
      ),
      natInPublicSubnet,
    ),
  },
  {
    id: "eip-domain",
    type: "aws_eip",
    level: "M",
    reason: "provider 6 has no other way to say that an address belongs to a VPC",
    source: ["AWS provider 6 upgrade guide"],
    setting: "",
    holds: equals("domain", "vpc"),
  },
  {
    id: "flow-log-all-traffic",
    type: "aws_flow_log",
    level: "M",
    reason: "accepted traffic alone does not show an attempt, rejected alone not a success",
    source: ["EC2.6", "CKV2_AWS_11"],
    setting: "flowLogs",
    holds: equals("traffic_type", "ALL"),
  },
  {
    id: "flow-log-to-cloudwatch",
    type: "aws_flow_log",
    level: "M",
    reason: "logs arrive only with a destination and a role that may write to it",
    source: ["EC2.6"],
    setting: "flowLogs",
    holds: all(
      literal("log_destination_type", "absent or cloud-watch-logs", (value) =>
        [undefined, null, "cloud-watch-logs"].includes(value as null),
      ),
      isSet("log_destination"),
      isSet("iam_role_arn"),
      isAbsent("log_group_name"),
    ),
  },
  {
    id: "flow-log-role-trust",
    type: "aws_flow_log",
    level: "M",
    reason: "without the account in the condition another account's flow log could use the role",
    source: ["AWS confused deputy guide"],
    setting: "",
    holds: target("iam_role_arn", "aws_iam_role", flowLogTrust),
  },
  {
    id: "endpoint-gateway",
    type: "aws_vpc_endpoint",
    level: "M",
    reason: "AWS refuses subnets and groups on a gateway endpoint, which terraform plan accepts",
    source: ["EC2 CreateVpcEndpoint"],
    setting: "endpoints.type",
    holds: where(
      isGatewayService,
      all(
        equals("vpc_endpoint_type", "Gateway"),
        isSet("route_table_ids"),
        isAbsent("subnet_ids"),
        isAbsent("security_group_ids"),
      ),
    ),
  },
  {
    id: "endpoint-interface",
    type: "aws_vpc_endpoint",
    level: "M",
    reason: "without private DNS, subnets or a group of its own the endpoint answers nobody",
    source: ["EC2.10", "EC2.55", "EC2.56", "EC2.57"],
    setting: "endpoints",
    holds: where(
      (endpoint) => !isGatewayService(endpoint),
      all(
        oneOf("vpc_endpoint_type", ["Interface"]),
        equals("private_dns_enabled", true),
        isSet("subnet_ids"),
        isSet("security_group_ids"),
      ),
    ),
  },
  {
    id: "endpoint-zones",
    type: "aws_vpc_endpoint",
    level: "P",
    reason: "an endpoint in one zone fails with it",
    source: ["AWS PrivateLink guide"],
    setting: "endpoints.tier",
    holds: where(
      (endpoint) => !isGatewayService(endpoint),
      (endpoint, inventory) => {
        const zones = zonesOf(subnetsAt(endpoint, "subnet_ids", inventory));
        return met(zones.length >= 2, "subnet_ids in at least 2 zones", show(zones));
      },
    ),
  },
  {
    id: "log-group-retention",
    type: "aws_cloudwatch_log_group",
    level: "M",
    reason: "a log group without retention keeps everything, and costs, for ever",
    source: ["CloudWatch.16", "CKV_AWS_66"],
    setting: "retentionDays",
    holds: atLeast("retention_in_days", 1),
  },
  {
    id: "log-group-encrypted",
    type: "aws_cloudwatch_log_group",
    level: "M",
    reason: "with a key of our own, access to logs can be taken away",
    source: ["CKV_AWS_158", "AVD-AWS-0017"],
    setting: "",
    holds: isSet("kms_key_id"),
  },
];
