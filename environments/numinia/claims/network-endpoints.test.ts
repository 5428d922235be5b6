import { attributesIn, type Resource } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";

function endpoint(template: Template, service: string): Resource {
  const name = `com.amazonaws.eu-west-1.${service}`;
  const [found, ...others] = template
    .resources("aws_vpc_endpoint", "network")
    .filter((candidate) => candidate.get("service_name") === name);
  if (found === undefined || others.length > 0) throw new Error(`expected one endpoint of ${name}`);
  return found;
}

/** That an endpoint answers to the service's public name, in the three private subnets. */
function expectInterface(template: Template, service: string): void {
  const found = endpoint(template, service);
  expect(found.get("vpc_endpoint_type")).toBe("Interface");
  expect(found.get("private_dns_enabled")).toBe(true);
  expect(
    attributesIn(found.resolve("subnet_ids")).map(({ resource }) => [
      resource.address,
      resource.get("cidr_block"),
    ]),
  ).toEqual([
    ["aws_subnet.tiers_private_a", "10.0.1.0/24"],
    ["aws_subnet.tiers_private_b", "10.0.2.0/24"],
    ["aws_subnet.tiers_private_c", "10.0.3.0/24"],
  ]);
}

claim(["NUMINIA-SVC-VPC-11", "NUMINIA-BASE-NET-08"], PRODUCTION, (template) => {
  const s3 = endpoint(template, "s3");

  expect(s3.get("vpc_endpoint_type")).toBe("Gateway");
  expect(s3.resolve("vpc_id")).toResolveTo("aws_vpc.id");
  // All private tables, and the public one: the bastion there has no address, and its packages are in S3.
  expect(attributesIn(s3.resolve("route_table_ids")).map(({ resource }) => resource.address)).toEqual([
    "aws_route_table.tiers_private_a-routes",
    "aws_route_table.tiers_private_b-routes",
    "aws_route_table.tiers_private_c-routes",
    "aws_route_table.tiers_database_table",
    "aws_route_table.tiers_public_table",
  ]);
});

// The endpoint carries the management API of EKS and not the Kubernetes API, which the cluster's own private endpoint
// serves.
claim(["NUMINIA-SVC-VPC-12", "NUMINIA-BASE-NET-09"], PRODUCTION, (template) => {
  expectInterface(template, "eks");
  expect(template.resource("aws_eks_cluster").get("vpc_config.endpoint_private_access")).toBe(true);
});

claim(["NUMINIA-SVC-VPC-13", "NUMINIA-BASE-NET-10"], PRODUCTION, (template) => {
  expectInterface(template, "logs");
});
