import { attributesIn, type Resource } from "@strata/inventory";
import { claim } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "aos/production/eu-central-1";
const EKS = "aws_eks_cluster.vpc_config.0.cluster_security_group_id";

/** The arguments in which resources of AWS name security groups. */
const NAMES_OF_GROUPS = [
  "vpc_security_group_ids",
  "security_group_ids",
  "security_groups",
  "security_group_id",
  "referenced_security_group_id",
  "vpc_config.security_group_ids",
] as const;

claim("AOS-SG-02", PRODUCTION, (template) => {
  expect(template.output("cluster", "cluster_security_group_id")).toBe(
    "${aws_eks_cluster.cluster.vpc_config[0].cluster_security_group_id}",
  );
  // No other group is the cluster's: neither one of our own beside it, nor one that machines would bear instead.
  expect(template.resources("aws_security_group", "cluster")).toEqual([]);
  expect(template.resource("aws_eks_cluster").get("vpc_config.security_group_ids")).toBeUndefined();
  expect(template.resources("aws_launch_template").map((one) => one.get("vpc_security_group_ids"))).toEqual([
    undefined,
    undefined,
  ]);
});

// Everywhere: whatever in any layer names a group of the cluster's layer names this one.
claim("AOS-SG-02", PRODUCTION, (template) => {
  const uses = template.all().flatMap((resource) =>
    NAMES_OF_GROUPS.filter((path) => resource.get(path) !== undefined).flatMap((path) =>
      attributesIn(resource.resolve(path))
        .filter(({ layer }) => layer === "cluster")
        .map((group) => ({ group, by: resource, use: `${resource.type}.${path}` })),
    ),
  );

  expect(uses.map(({ group }) => group)).toResolveTo(EKS);
  const ofCluster = uses.filter(({ by }) => by.layer === "cluster").map(({ use }) => use);
  expect(ofCluster.sort()).toEqual([
    ...Array(12).fill("aws_vpc_endpoint_security_group_association.security_group_id"),
    "aws_vpc_security_group_egress_rule.referenced_security_group_id",
    "aws_vpc_security_group_ingress_rule.referenced_security_group_id",
    ...Array(2).fill("aws_vpc_security_group_ingress_rule.security_group_id"),
  ]);
});

claim("AOS-SG-03", PRODUCTION, (template) => {
  const open = template
    .resources("aws_vpc_security_group_ingress_rule", "cluster")
    .filter((rule) => rule.get("ip_protocol") === "-1");
  const ends = (rule: Resource | undefined): readonly unknown[] =>
    ["security_group_id", "referenced_security_group_id"].map((path) => rule?.resolve(path));
  const [fromCluster, intoCluster, ...others] = open;

  expect(others).toEqual([]);
  expect(ends(fromCluster)[0]).toResolveTo("aws_security_group.id", { name: "aos-production-vpc-base" });
  expect(ends(fromCluster)[1]).toResolveTo(EKS);
  expect(ends(intoCluster)[0]).toResolveTo(EKS);
  expect(ends(intoCluster)[1]).toResolveTo("aws_security_group.id", { name: "aos-production-vpc-base" });
  // Ports beside all protocols are refused.
  expect(open.flatMap((rule) => [rule.get("from_port"), rule.get("to_port")])).toEqual(
    Array(4).fill(undefined),
  );
});

// A group that Terraform makes lets nothing out, so what bears only the base group could not begin a connection.
claim("AOS-SG-03", PRODUCTION, (template) => {
  const [rule, ...others] = template.resources("aws_vpc_security_group_egress_rule", "cluster");

  expect(others).toEqual([]);
  expect(rule?.get("ip_protocol")).toBe("-1");
  expect(rule?.resolve("security_group_id")).toResolveTo("aws_security_group.id", {
    name: "aos-production-vpc-base",
  });
  expect(rule?.resolve("referenced_security_group_id")).toResolveTo(EKS);
});

// The alternative, as one setting: named ports from the cluster to the services, and nothing back.
claim(
  "AOS-SG-03",
  PRODUCTION,
  (template) => {
    const rules = template
      .resources("aws_vpc_security_group_ingress_rule", "cluster")
      .filter((rule) => rule.get("referenced_security_group_id") !== undefined);

    expect(
      rules.map((rule) => [rule.get("ip_protocol"), rule.get("from_port"), rule.get("to_port")]),
    ).toEqual([
      ["tcp", 5432, 5432],
      ["tcp", 6379, 6379],
      ["tcp", 27017, 27017],
    ]);
    expect(rules.map((rule) => rule.resolve("security_group_id"))).toResolveTo("aws_security_group.id", {
      name: "aos-production-vpc-base",
    });
    expect(rules.map((rule) => rule.resolve("referenced_security_group_id"))).toResolveTo(EKS);
    expect(template.resources("aws_vpc_security_group_egress_rule", "cluster")).toEqual([]);
  },
  {
    settings: {
      cluster: {
        peers: {
          base: { traffic: { aurora: { port: 5432 }, cache: { port: 6379 }, documents: { port: 27017 } } },
        },
      },
    },
  },
);
