import { attributesIn } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";
import { BOTH_GROUPS, groupsOf, keyOf, primaryKey, secretText, subnetsOf } from "./database-clusters.fixture";

const PRODUCTION = "aos/production/eu-central-1";

const clusterOf = (template: Template) => template.resource("aws_docdb_cluster");

/** Options of the URI that the alert handler connects with. */
function optionsOf(template: Template): ReadonlyMap<string, string> {
  const [, options] = /"uri":"[^"?]*\?([^"]*)"/.exec(secretText(template, "aos-production/documentdb")) ?? [];
  return new Map(new URLSearchParams(options));
}

claim("AOS-DOC-01", PRODUCTION, (template) => {
  const clusters = template.resources("aws_docdb_cluster");
  const instances = template.resources("aws_docdb_cluster_instance");

  expect(clusters.map(({ layer, address }) => [layer, address])).toEqual([
    ["data", "aws_docdb_cluster.databases_alerts"],
  ]);
  expect(instances.length).toBeGreaterThanOrEqual(1);
  expect(
    instances.flatMap((instance) =>
      attributesIn(instance.resolve("cluster_identifier")).map(({ resource }) => resource.address),
    ),
  ).toEqual(instances.map(() => "aws_docdb_cluster.databases_alerts"));
});

claim("AOS-DOC-02", PRODUCTION, (template) => {
  expect(clusterOf(template).get("engine")).toBe("docdb");
});

claim("AOS-DOC-03", PRODUCTION, (template) => {
  expect(clusterOf(template).get("port")).toBe(27017);
});

claim("AOS-DOC-04", PRODUCTION, (template) => {
  // 5.0.0 has the family of parameters, and not the mechanism.
  expect(clusterOf(template).get("engine_version")).toBe("5.0.1");
  expect(optionsOf(template).get("authMechanism")).toBe("SCRAM-SHA-256");
});

claim("AOS-DOC-05", PRODUCTION, (template) => {
  const cluster = clusterOf(template);
  const [group] = attributesIn(cluster.resolve("db_cluster_parameter_group_name"));
  const tls = group?.resource.blocks("parameter").filter(({ name }) => name === "tls");

  expect([group?.type, group?.attribute]).toEqual(["aws_docdb_cluster_parameter_group", "name"]);
  expect(tls?.map(({ value }) => value)).toEqual(["enabled"]);
  // And the client asks for what the server insists on.
  expect(optionsOf(template).get("tls")).toBe("true");
});

claim("AOS-DOC-06", PRODUCTION, (template) => {
  expect(optionsOf(template).get("replicaSet")).toBe("rs0");
});

claim("AOS-DOC-07", PRODUCTION, (template) => {
  const cluster = clusterOf(template);

  expect(cluster.get("storage_encrypted")).toBe(true);
  expect(keyOf(cluster, "kms_key_id")).toBe("aws_kms_key.keys_primary");
  expect(primaryKey(template)).toBe("aws_kms_key.keys_primary");
});

claim("AOS-DOC-08", PRODUCTION, (template) => {
  expect(groupsOf(clusterOf(template))).toEqual(BOTH_GROUPS);
});

claim("AOS-VPC-13", PRODUCTION, (template) => {
  const cluster = clusterOf(template);

  expect(cluster.resolve("db_subnet_group_name")).toResolveTo("aws_docdb_subnet_group.name");
  expect(subnetsOf(cluster)).toEqual([
    ["eu-central-1a", "10.231.103.0/26"],
    ["eu-central-1b", "10.231.103.64/26"],
    ["eu-central-1c", "10.231.103.128/26"],
  ]);
});
