import { describe, expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { type InterfaceForm, VpcEndpoint, type VpcEndpointProps } from "./endpoint";

const build = (service: string, form: VpcEndpointProps["form"]) =>
  synthesized(
    (scope) =>
      new VpcEndpoint(scope, "endpoint", {
        vpcId: "vpc-1",
        region: "eu-west-1",
        service,
        name: "shop",
        form,
      }),
  );

const interfaces = (
  groups: InterfaceForm["groups"],
  dns: InterfaceForm["dns"] = "private",
): InterfaceForm => ({
  type: "Interface",
  subnetIds: ["subnet-a", "subnet-b"],
  groups,
  dns,
});

const ENDPOINT = "aws_vpc_endpoint.endpoint";

it("a gateway endpoint is an entry in route tables", () => {
  const { built, addresses, at, written } = build("s3", {
    type: "Gateway",
    routeTableIds: ["rtb-1", "rtb-2"],
  });

  expect(addresses).toEqual([ENDPOINT]);
  expect(at(ENDPOINT)).toEqual({
    vpc_id: "vpc-1",
    service_name: "com.amazonaws.eu-west-1.s3",
    vpc_endpoint_type: "Gateway",
    route_table_ids: ["rtb-1", "rtb-2"],
    tags: { Name: "shop" },
  });
  expect(written(built.endpointId)).toBe("${aws_vpc_endpoint.endpoint.id}");
});

describe("an interface endpoint with one exclusive group", () => {
  const { addresses, at } = build("ecr.api", interfaces({ exclusive: "sg-1" }));

  it("names the group itself", () => {
    expect(addresses).toEqual([ENDPOINT]);
    expect(at(ENDPOINT)).toEqual({
      vpc_id: "vpc-1",
      service_name: "com.amazonaws.eu-west-1.ecr.api",
      vpc_endpoint_type: "Interface",
      subnet_ids: ["subnet-a", "subnet-b"],
      security_group_ids: ["sg-1"],
      private_dns_enabled: true,
      tags: { Name: "shop" },
    });
  });

  it("keeps the service's public name as it is where its DNS is its own", () => {
    const { at: own } = build("ecr.api", interfaces({ exclusive: "sg-1" }, "own"));

    expect(own(ENDPOINT).private_dns_enabled).toBe(false);
  });
});

describe("an interface endpoint with shared groups", () => {
  const { addresses, at } = build("ecr.api", interfaces({ shared: { nodes: "sg-1", bastion: "sg-2" } }));

  it("names no group, so that a later layer may attach one", () => {
    expect(at(ENDPOINT)).not.toHaveProperty("security_group_ids");
  });

  it("replaces the VPC's default group by the first, and adds the others after it", () => {
    expect(addresses).toEqual([
      ENDPOINT,
      "aws_vpc_endpoint_security_group_association.endpoint_bastion",
      "aws_vpc_endpoint_security_group_association.endpoint_nodes",
    ]);
    expect(at("aws_vpc_endpoint_security_group_association.endpoint_nodes")).toEqual({
      vpc_endpoint_id: "${aws_vpc_endpoint.endpoint.id}",
      security_group_id: "sg-1",
      replace_default_association: true,
    });
    expect(at("aws_vpc_endpoint_security_group_association.endpoint_bastion")).toEqual({
      vpc_endpoint_id: "${aws_vpc_endpoint.endpoint.id}",
      security_group_id: "sg-2",
      depends_on: ["aws_vpc_endpoint_security_group_association.endpoint_nodes"],
    });
  });

  it("needs at least one", () => {
    expect(() => build("ecr.api", interfaces({ shared: {} }))).toThrow(
      new Error("shop-network/endpoint: expected a security group, got none"),
    );
  });
});

describe("an interface endpoint of S3", () => {
  it("answers for its private name to machines of the VPC, not to inbound resolvers only", () => {
    const { at } = build("s3", interfaces({ exclusive: "sg-1" }));

    expect(at(ENDPOINT).dns_options).toEqual({ private_dns_only_for_inbound_resolver_endpoint: false });
  });

  it("says nothing of resolvers where it has no private name", () => {
    const { at } = build("s3", interfaces({ exclusive: "sg-1" }, "own"));

    expect(at(ENDPOINT)).not.toHaveProperty("dns_options");
  });
});
