import { attributesIn } from "@strata/inventory";
import { claim } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "aos/production/eu-central-1";

// The text does not say which subnets or routes. The private subnets, in which nodes and pods are, have no other table,
// and its one route leads to NAT: charts pull their images from public registries.
claim("AOS-EKS-11", PRODUCTION, (template) => {
  const table = template.resource("aws_default_route_table");
  expect(table.get("default_route_table_id")).toBe("${aws_vpc.vpc.default_route_table_id}");
  expect(table.resolve("default_route_table_id")).toResolveTo("aws_vpc.default_route_table_id", {
    cidr_block: "10.231.0.0/16",
  });

  const associated = template
    .resources("aws_route_table_association")
    .flatMap((association) => attributesIn(association.resolve("subnet_id")))
    .map(({ resource }) => resource.get("tags.Tier"));
  expect(template.resource("aws_subnet", ({ name }) => name === "tiers_private_a").get("tags.Tier")).toBe(
    "private",
  );
  expect(associated).not.toContain("private");
  expect([...new Set(associated)]).toEqual(["public", "endpoints", "aurora", "redis", "docdb"]);

  // Inline routes would take away those that are resources of their own.
  expect(table.get("route")).toBeUndefined();
  const routes = template
    .resources("aws_route")
    .filter((route) =>
      attributesIn(route.resolve("route_table_id")).some(
        ({ resource }) => resource.address === table.address,
      ),
    );
  expect(routes.map((route) => [route.get("destination_cidr_block"), route.get("gateway_id")])).toEqual([
    ["0.0.0.0/0", undefined],
  ]);
  expect(routes.map((route) => route.resolve("nat_gateway_id"))).toResolveTo("aws_nat_gateway.id");
});
