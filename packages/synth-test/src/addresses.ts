import { attributesIn, type Resource } from "@strata/inventory";
import type { Template } from "./template";

/** One subnet of the synthesized network, and how traffic leaves it. */
export interface SubnetAddresses {
  readonly cidr: unknown;
  readonly zone: unknown;
  /** The tag `Tier`; without it, the subnet's logical id without its zone. */
  readonly tier: string;
  /** Logical id of the subnet. */
  readonly name: string;
  /** Logical id of its route table; undefined where it keeps a default one that Terraform has not adopted. */
  readonly routeTable: string | undefined;
  /** Destination to target address, for example `0.0.0.0/0` to `aws_nat_gateway.nat_a`. Sorted by destination. */
  readonly routes: readonly (readonly [string, string])[];
  /** Services whose gateway endpoint the route table leads to. */
  readonly gatewayEndpoints: readonly string[];
  /** Kubernetes role tags, for example `elb` or `internal-elb`, whose value is `1`. */
  readonly roles: readonly string[];
}

const ROLE_TAG = "kubernetes.io/role/";
const ROUTE_TARGETS = [
  "gateway_id",
  "nat_gateway_id",
  "vpc_endpoint_id",
  "transit_gateway_id",
  "network_interface_id",
];

/** Every subnet of the environment, in the order of its logical ids. */
export function addresses(template: Template): readonly SubnetAddresses[] {
  return template.resources("aws_subnet").map((subnet) => {
    const table = routeTableOf(template, subnet);
    const zone = subnet.get("availability_zone");
    const tags = (subnet.get("tags") ?? {}) as Readonly<Record<string, unknown>>;
    return {
      cidr: subnet.get("cidr_block"),
      zone,
      tier: typeof tags.Tier === "string" ? tags.Tier : withoutZone(subnet.name, String(zone)),
      name: subnet.name,
      routeTable: table?.name,
      routes: table === undefined ? [] : routesOf(template, table),
      gatewayEndpoints: table === undefined ? [] : gatewayEndpoints(template, table),
      roles: Object.keys(tags)
        .filter((tag) => tag.startsWith(ROLE_TAG) && String(tags[tag]) === "1")
        .map((tag) => tag.slice(ROLE_TAG.length))
        .sort(),
    };
  });
}

/** The table that a subnet is associated with, otherwise the adopted default one of its VPC. */
function routeTableOf(template: Template, subnet: Resource): Resource | undefined {
  const associated = template
    .resources("aws_route_table_association")
    .filter((association) => pointsAt(association, "subnet_id", subnet))
    .flatMap((association) =>
      attributesIn(association.resolve("route_table_id")).map(({ resource }) => resource),
    );
  if (associated.length > 0) return associated[0];
  const vpcs = attributesIn(subnet.resolve("vpc_id")).map(({ resource }) => resource);
  return template
    .resources("aws_default_route_table")
    .find((table) => vpcs.some((vpc) => pointsAt(table, "default_route_table_id", vpc)));
}

function routesOf(template: Template, table: Resource): SubnetAddresses["routes"] {
  return template
    .resources("aws_route")
    .filter((route) => pointsAt(route, "route_table_id", table))
    .map((route) => {
      const target = ROUTE_TARGETS.flatMap((path) => attributesIn(route.resolve(path)))[0];
      const destination = route.get("destination_cidr_block") ?? route.get("destination_ipv6_cidr_block");
      return [String(destination), target?.resource.address ?? "unknown"] as const;
    })
    .sort(([one], [other]) => one.localeCompare(other));
}

function gatewayEndpoints(template: Template, table: Resource): readonly string[] {
  return template
    .resources("aws_vpc_endpoint")
    .filter((endpoint) => pointsAt(endpoint, "route_table_ids", table))
    .map((endpoint) => String(endpoint.get("service_name")))
    .sort();
}

function pointsAt(from: Resource, path: string, to: Resource): boolean {
  return attributesIn(from.resolve(path)).some(
    ({ resource }) => resource.address === to.address && resource.layer === to.layer,
  );
}

/** `tiers_private_eu-west-1a` or `private-a` without what only tells zones apart. */
function withoutZone(name: string, zone: string): string {
  const letter = zone.slice(-1);
  return name.replace(new RegExp(`[-_](${zone}|${letter})$`), "");
}
