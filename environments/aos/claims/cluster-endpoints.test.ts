import { attributesIn, type Resource } from "@strata/inventory";
import { claim } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "aos/production/eu-central-1";
const ASSOCIATION = "aws_vpc_endpoint_security_group_association";

const nameOfGroup = (resolved: ReturnType<Resource["resolve"]>): readonly string[] =>
  attributesIn(resolved).map(({ type, attribute, resource }) =>
    type === "aws_security_group" ? String(resource.get("name")) : `${type}.${attribute}`,
  );

// What the endpoint's own declaration says, and what is attached to it, in both layers.
claim("AOS-VPE-13", PRODUCTION, (template) => {
  const endpoints = template.resources("aws_vpc_endpoint");
  const associations = template.resources(ASSOCIATION);
  const groups = endpoints.map((endpoint) => [
    ...nameOfGroup(endpoint.resolve("security_group_ids")),
    ...associations
      .filter((one) =>
        attributesIn(one.resolve("vpc_endpoint_id")).some(
          ({ type, name }) => type === endpoint.type && name === endpoint.name,
        ),
      )
      .flatMap((one) => nameOfGroup(one.resolve("security_group_id"))),
  ]);

  expect(endpoints.map(({ layer }) => layer)).toEqual(Array(12).fill("network"));
  expect(groups.map((names) => [...names].sort())).toEqual(
    Array(12).fill(["aos-production-vpc-base", "aws_eks_cluster.vpc_config.0.cluster_security_group_id"]),
  );
});

// The VPC's default group goes when the base group comes; the cluster's group replaces nothing.
claim("AOS-VPE-13", PRODUCTION, (template) => {
  const replaced = (layer: string): readonly unknown[] =>
    template.resources(ASSOCIATION, layer).map((one) => one.get("replace_default_association"));

  expect(replaced("network")).toEqual(Array(12).fill(true));
  expect(replaced("cluster")).toEqual(Array(12).fill(undefined));
});
