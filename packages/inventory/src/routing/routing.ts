import { type Inventory, isSame } from "../inventory";
import type { Resource } from "../resource/resource";

/** How a subnet reaches the internet: straight, through NAT, or not at all. */
export type Reach = "internet" | "nat" | "none";

/**
 * The route tables that a subnet follows: those it is associated with; without any, its VPC's default table, where
 * Terraform has adopted that one. None where it follows a table that Terraform does not manage.
 */
export function routeTablesOf(subnet: Resource, inventory: Inventory): readonly Resource[] {
  const associations = inventory.companions(subnet, "aws_route_table_association", "subnet_id");
  if (associations.length > 0) {
    return associations.flatMap((association) => inventory.references(association, "route_table_id"));
  }
  return inventory
    .references(subnet, "vpc_id")
    .flatMap((vpc) => inventory.companions(vpc, "aws_default_route_table", "default_route_table_id"));
}

/** The subnets that follow a route table. */
export function subnetsFollowing(table: Resource, inventory: Inventory): readonly Resource[] {
  return inventory
    .resources("aws_subnet")
    .filter((subnet) => routeTablesOf(subnet, inventory).some((own) => isSame(own, table)));
}

/** The routes of the route tables that a subnet follows. */
export function routesOf(subnet: Resource, inventory: Inventory): readonly Resource[] {
  const tables = routeTablesOf(subnet, inventory);
  return inventory
    .resources("aws_route")
    .filter((route) =>
      inventory.references(route, "route_table_id").some((table) => tables.some((own) => isSame(own, table))),
    );
}

/** How the subnet's default route leads out. */
export function reachOf(subnet: Resource, inventory: Inventory): Reach {
  const routes = routesOf(subnet, inventory).filter(
    (route) => route.get("destination_cidr_block") === "0.0.0.0/0",
  );
  if (routes.some((route) => leadsTo(route, "gateway_id", "aws_internet_gateway", inventory)))
    return "internet";
  return routes.some((route) => leadsTo(route, "nat_gateway_id", "aws_nat_gateway", inventory))
    ? "nat"
    : "none";
}

/** Subnets of the environment that route a certain way. */
export function subnetsReaching(reach: Reach, inventory: Inventory): readonly Resource[] {
  return inventory.resources("aws_subnet").filter((subnet) => reachOf(subnet, inventory) === reach);
}

/** The distinct zones of some subnets. */
export function zonesOf(subnets: readonly Resource[]): readonly string[] {
  return [...new Set(subnets.map((subnet) => String(subnet.get("availability_zone"))))].sort();
}

/** The subnets that a path refers to, across layers. */
export function subnetsAt(resource: Resource, path: string, inventory: Inventory): readonly Resource[] {
  return inventory.references(resource, path).filter(({ type }) => type === "aws_subnet");
}

function leadsTo(route: Resource, path: string, type: string, inventory: Inventory): boolean {
  return inventory.references(route, path).some((found) => found.type === type);
}
