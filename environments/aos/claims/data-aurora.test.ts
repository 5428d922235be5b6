import { attributesIn } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";
import { BOTH_GROUPS, groupsOf, keyOf, primaryKey, subnetsOf } from "./database-clusters.fixture";

const PRODUCTION = "aos/production/eu-central-1";

const clusterOf = (template: Template) => template.resource("aws_rds_cluster");

claim("AOS-AUR-01", PRODUCTION, (template) => {
  const clusters = template.resources("aws_rds_cluster");
  const instances = template.resources("aws_rds_cluster_instance");

  expect(clusters.map(({ layer, address }) => [layer, address])).toEqual([
    ["data", "aws_rds_cluster.databases_main"],
  ]);
  expect(instances.length).toBeGreaterThanOrEqual(1);
  expect(
    instances.flatMap((instance) =>
      attributesIn(instance.resolve("cluster_identifier")).map(({ resource }) => resource.address),
    ),
  ).toEqual(instances.map(() => "aws_rds_cluster.databases_main"));
});

claim("AOS-AUR-02", PRODUCTION, (template) => {
  const cluster = clusterOf(template);
  const instances = template.resources("aws_rds_cluster_instance");

  expect(cluster.get("engine")).toBe("aurora-postgresql");
  expect([undefined, "provisioned"]).toContain(cluster.get("engine_mode"));
  expect(instances.map((instance) => instance.get("engine"))).toEqual([
    "aurora-postgresql",
    "aurora-postgresql",
  ]);
  expect(template.count("aws_db_instance")).toBe(0);
});

claim("AOS-AUR-03", PRODUCTION, (template) => {
  const cluster = clusterOf(template);

  expect(cluster.get("storage_encrypted")).toBe(true);
  expect(keyOf(cluster, "kms_key_id")).toBe("aws_kms_key.keys_primary");
  expect(primaryKey(template)).toBe("aws_kms_key.keys_primary");
});

claim("AOS-AUR-04", PRODUCTION, (template) => {
  expect(groupsOf(clusterOf(template))).toEqual(BOTH_GROUPS);
});

claim("AOS-VPC-09", PRODUCTION, (template) => {
  const cluster = clusterOf(template);

  expect(cluster.resolve("db_subnet_group_name")).toResolveTo("aws_db_subnet_group.name");
  expect(subnetsOf(cluster)).toEqual([
    ["eu-central-1a", "10.231.101.0/26"],
    ["eu-central-1b", "10.231.101.64/26"],
    ["eu-central-1c", "10.231.101.128/26"],
  ]);
});
