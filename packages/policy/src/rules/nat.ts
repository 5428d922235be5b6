import { reachOf, subnetsAt, subnetsFollowing, zonesOf } from "@strata/inventory";
import { all, equals, literal } from "../checks";
import { type Check, met, type Rule } from "../rule";

const natInOwnZone: Check = (route, inventory) => {
  const zones = zonesOf(
    inventory.references(route, "nat_gateway_id").flatMap((nat) => subnetsAt(nat, "subnet_id", inventory)),
  );
  if (zones.length === 0 || inventory.resources("aws_nat_gateway").length === 1) return "met";
  const users = inventory
    .references(route, "route_table_id")
    .flatMap((table) => subnetsFollowing(table, inventory));
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

/** Ways out through NAT. */
export const natRules: readonly Rule[] = [
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
];
