import { asList, reachOf, subnetsAt, subnetsFollowing, zonesOf } from "@strata/inventory";
import { all, equals, literal, show, where } from "../checks";
import { type Example, perZone } from "../example";
import { type Check, met, type ServiceRules } from "../rule";

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

/** No argument says it, so only `depends_on` can. A gateway that another layer made is there by then. */
const afterInternetGateway: Check = (resource, inventory) => {
  const gateways = inventory.resources("aws_internet_gateway", resource.layer).map(({ address }) => address);
  const order = asList(resource.get("depends_on")).map(String);
  return met(
    gateways.length === 0 || gateways.some((address) => order.includes(address)),
    `depends_on with ${gateways.join(" or ")}`,
    show(resource.get("depends_on")),
  );
};

const AFTER_INTERNET = { depends_on: ["aws_internet_gateway.main"] };

const example: Example = {
  layer: "network",
  resource: {
    aws_internet_gateway: { main: {} },
    aws_eip: {
      ...perZone(() => ({ domain: "vpc" })),
      router: { domain: "vpc", instance: "${aws_instance.router.id}", ...AFTER_INTERNET },
    },
    aws_nat_gateway: perZone((zone) => ({
      subnet_id: `\${aws_subnet.public_${zone}.id}`,
      ...AFTER_INTERNET,
    })),
    aws_route: {
      public: {
        route_table_id: "${aws_route_table.public.id}",
        destination_cidr_block: "0.0.0.0/0",
        gateway_id: "${aws_internet_gateway.main.id}",
      },
      ...perZone((zone) => ({
        route_table_id: `\${aws_route_table.private_${zone}.id}`,
        destination_cidr_block: "0.0.0.0/0",
        nat_gateway_id: `\${aws_nat_gateway.${zone}.id}`,
      })),
    },
  },
};

/** Ways out through NAT. */
export const nat: ServiceRules = {
  example,
  rules: [
    {
      id: "route-nat-own-zone",
      type: "aws_route",
      level: "M",
      reason: "where each zone has a NAT gateway, another zone's costs transfer and couples failures",
      source: ["AWS NAT gateway guide"],
      setting: "tiers.table",
      fault: { at: "aws_route/a/nat_gateway_id", to: "${aws_nat_gateway.b.id}" },
      holds: natInOwnZone,
    },
    {
      id: "nat-public",
      type: "aws_nat_gateway",
      level: "M",
      reason: "a NAT gateway outside of a public subnet leads nowhere",
      source: ["AWS NAT gateway guide"],
      setting: "nat",
      fault: { at: "aws_nat_gateway/a/subnet_id", to: "${aws_subnet.private_a.id}" },
      holds: all(
        literal("connectivity_type", "absent or public", (value) =>
          [undefined, null, "public"].includes(value as null),
        ),
        natInPublicSubnet,
      ),
    },
    {
      id: "nat-after-internet-gateway",
      type: "aws_nat_gateway",
      level: "M",
      reason: "it fails while its VPC has no internet gateway attached, and the gateway detaches after it",
      source: ["AWS NAT gateway guide, troubleshooting", "aws_nat_gateway of the AWS provider"],
      setting: "nat",
      fault: { at: "aws_nat_gateway/a/depends_on" },
      holds: afterInternetGateway,
    },
    {
      id: "eip-after-internet-gateway",
      type: "aws_eip",
      level: "M",
      reason: "AWS gives an instance no address while its VPC has no internet gateway attached",
      source: ["aws_eip of the AWS provider"],
      setting: "instances.address",
      fault: { at: "aws_eip/router/depends_on" },
      holds: where((address) => address.has("instance"), afterInternetGateway),
    },
    {
      id: "eip-domain",
      type: "aws_eip",
      level: "M",
      reason: "provider 6 has no other way to say that an address belongs to a VPC",
      source: ["AWS provider 6 upgrade guide"],
      setting: "",
      fault: { at: "aws_eip/a/domain" },
      holds: equals("domain", "vpc"),
    },
  ],
};
