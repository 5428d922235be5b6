import { isPrivate, Prefix } from "@strata/cidr";
import { subnetsAt, subnetsReaching, zonesOf } from "@strata/inventory";
import { all, companion, equals, isAbsent, literal } from "../checks";
import type { Example } from "../example";
import { type Check, met, type ServiceRules } from "../rule";

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

const natInEveryZone: Check = (_vpc, inventory) => {
  const needed = zonesOf(subnetsReaching("nat", inventory));
  const gateways = inventory
    .resources("aws_nat_gateway")
    .flatMap((nat) => subnetsAt(nat, "subnet_id", inventory));
  const missing = needed.filter((zone) => !zonesOf(gateways).includes(zone));
  return met(missing.length === 0, `a NAT gateway in ${needed.join(", ")}`, `none in ${missing.join(", ")}`);
};

const example: Example = {
  layer: "network",
  resource: {
    aws_vpc: { main: { cidr_block: "10.20.0.0/16", enable_dns_support: true, enable_dns_hostnames: true } },
    aws_default_security_group: { main: { vpc_id: "${aws_vpc.main.id}", ingress: [], egress: [] } },
    aws_default_route_table: {
      main: { default_route_table_id: "${aws_vpc.main.default_route_table_id}" },
    },
  },
};

/** The VPC and what it comes with. */
export const vpc: ServiceRules = {
  example,
  rules: [
    {
      id: "vpc-cidr-private",
      type: "aws_vpc",
      level: "M",
      reason: "a private block of /16 to /20 can be peered and planned",
      source: ["AVD-AWS-0101", "RFC 1918"],
      setting: "cidr",
      fault: { at: "aws_vpc/main/cidr_block", to: "10.0.0.0/8" },
      holds: literal("cidr_block", "a private /16 to /20", (value) => {
        const range = Prefix.tryParse(String(value));
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
      fault: { at: "aws_vpc/main/enable_dns_hostnames", to: false },
      holds: all(equals("enable_dns_support", true), equals("enable_dns_hostnames", true)),
    },
    {
      id: "vpc-flow-log",
      type: "aws_vpc",
      level: "M",
      reason: "without a flow log an intrusion leaves no trace in the network",
      source: ["EC2.6", "CKV2_AWS_11", "AVD-AWS-0178"],
      setting: "flowLogs",
      fault: { at: "aws_flow_log/main/vpc_id", to: "vpc-other" },
      holds: companion("aws_flow_log", "vpc_id", equals("traffic_type", "ALL")),
    },
    {
      id: "vpc-default-group-taken",
      type: "aws_vpc",
      level: "M",
      reason: "the default security group admits everything in it until Terraform takes it over",
      source: ["EC2.2", "CKV2_AWS_12"],
      setting: "",
      fault: { at: "aws_default_security_group" },
      holds: companion("aws_default_security_group", "vpc_id"),
    },
    {
      id: "vpc-subnet-zones",
      type: "aws_vpc",
      level: "M",
      reason: "a tier in fewer than three zones falls with one of them",
      source: ["RDS.15", "AutoScaling.2"],
      setting: "zones",
      fault: { at: "aws_subnet/public_c/availability_zone", to: "eu-west-1b" },
      holds: spansThreeZones,
    },
    {
      id: "vpc-nat-per-zone",
      type: "aws_vpc",
      level: "P",
      reason: "one NAT gateway takes every zone offline with its own",
      source: ["AWS NAT gateway guide"],
      setting: "nat",
      fault: { at: "aws_nat_gateway/c/subnet_id", to: "${aws_subnet.public_b.id}" },
      holds: natInEveryZone,
    },
    {
      id: "default-group-empty",
      type: "aws_default_security_group",
      level: "M",
      reason: "what is attached to no other group must reach nothing",
      source: ["EC2.2", "CKV2_AWS_12"],
      setting: "",
      fault: { at: "aws_default_security_group/main/ingress", to: [{ protocol: "-1" }] },
      holds: all(isAbsent("ingress"), isAbsent("egress")),
    },
    {
      id: "default-table-no-inline-routes",
      type: "aws_default_route_table",
      level: "M",
      reason: "inline routes take away those of aws_route at every apply",
      source: ["AWS provider, aws_default_route_table"],
      setting: "tiers.table",
      fault: { at: "aws_default_route_table/main/route", to: [{ cidr_block: "0.0.0.0/0" }] },
      holds: isAbsent("route"),
    },
    {
      id: "route-table-no-inline-routes",
      type: "aws_route_table",
      level: "M",
      reason:
        "inline routes take away those of aws_route at every apply, and no rule about ways out reads them",
      source: ["AWS provider, aws_route_table"],
      setting: "tiers.table",
      fault: {
        at: "aws_route_table/inline/route",
        to: [{ cidr_block: "0.0.0.0/0", gateway_id: "igw-0" }],
      },
      holds: all(isAbsent("route"), isAbsent("propagating_vgws")),
    },
  ],
};
