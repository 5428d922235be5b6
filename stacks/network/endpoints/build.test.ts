import { describe, expect, it } from "vitest";
import { fieldOf, resource, synthNetwork, tiers } from "../shop.fixture";

const ASSOCIATION = "aws_vpc_endpoint_security_group_association";

describe("endpoints", () => {
  it("are entries in the route tables of tiers", () => {
    const json = synthNetwork({
      tiers: { ...tiers, cache: { bits: 24, route: "none" } },
      endpoints: { s3: { type: "gateway", tiers: ["private", "cache"] } },
    });

    expect(resource(json, "aws_vpc_endpoint", "endpoints_s3")).toEqual({
      vpc_id: "${aws_vpc.vpc.id}",
      service_name: "com.amazonaws.eu-west-1.s3",
      vpc_endpoint_type: "Gateway",
      route_table_ids: [
        "${aws_route_table.tiers_private_a-routes.id}",
        "${aws_route_table.tiers_private_b-routes.id}",
        "${aws_route_table.tiers_cache_table.id}",
      ],
      tags: { Name: "shop-production-s3" },
    });
  });

  it("are interfaces in a tier, under the service's own name", () => {
    const json = synthNetwork({ endpoints: { "ecr.api": { type: "interface", tier: "private" } } });

    expect(resource(json, "aws_vpc_endpoint", "endpoints_ecr-api")).toEqual({
      vpc_id: "${aws_vpc.vpc.id}",
      service_name: "com.amazonaws.eu-west-1.ecr.api",
      vpc_endpoint_type: "Interface",
      subnet_ids: ["${aws_subnet.tiers_private_a.id}", "${aws_subnet.tiers_private_b.id}"],
      security_group_ids: ["${aws_security_group.endpoints-group.id}"],
      private_dns_enabled: true,
      tags: { Name: "shop-production-ecr.api" },
    });
  });

  it("leave the service's name alone where the settings say so", () => {
    const json = synthNetwork({ endpoints: { s3: { type: "interface", tier: "private", dns: "own" } } });

    expect(fieldOf(json, "aws_vpc_endpoint", "private_dns_enabled")).toEqual({ endpoints_s3: false });
    expect(fieldOf(json, "aws_vpc_endpoint", "dns_options")).toEqual({ endpoints_s3: undefined });
  });

  it("have shared groups by associations, the first in place of the VPC's default group", () => {
    const json = synthNetwork({
      securityGroups: { base: { description: "Services" }, jobs: { description: "Jobs" } },
      endpoints: { "ecr.api": { type: "interface", tier: "private", groups: ["base", "jobs"] } },
    });

    expect(resource(json, "aws_vpc_endpoint", "endpoints_ecr-api")).not.toHaveProperty("security_group_ids");
    const endpoint = { vpc_endpoint_id: "${aws_vpc_endpoint.endpoints_ecr-api.id}" };
    expect(resource(json, ASSOCIATION, "endpoints_ecr-api_base")).toEqual({
      ...endpoint,
      security_group_id: "${aws_security_group.security-groups_base.id}",
      replace_default_association: true,
    });
    expect(resource(json, ASSOCIATION, "endpoints_ecr-api_jobs")).toEqual({
      ...endpoint,
      security_group_id: "${aws_security_group.security-groups_jobs.id}",
      depends_on: [`${ASSOCIATION}.endpoints_ecr-api_base`],
    });
  });

  it("do not have the group of endpoints beside shared ones", () => {
    const json = synthNetwork({
      securityGroups: { base: { description: "Services" } },
      endpoints: {
        logs: { type: "interface", tier: "private" },
        sts: { type: "interface", tier: "private", groups: ["base"] },
      },
    });

    expect(fieldOf(json, "aws_vpc_endpoint", "security_group_ids")).toEqual({
      endpoints_logs: ["${aws_security_group.endpoints-group.id}"],
      endpoints_sts: undefined,
    });
    expect(Object.keys(json.resource[ASSOCIATION] ?? {})).toEqual(["endpoints_sts_base"]);
  });

  it("of S3 take its public name for all of the VPC, not for inbound resolvers only", () => {
    const json = synthNetwork({
      endpoints: { s3: { type: "interface", tier: "private" }, sts: { type: "interface", tier: "private" } },
    });

    expect(fieldOf(json, "aws_vpc_endpoint", "dns_options")).toEqual({
      endpoints_s3: { private_dns_only_for_inbound_resolver_endpoint: false },
      endpoints_sts: undefined,
    });
  });
});
