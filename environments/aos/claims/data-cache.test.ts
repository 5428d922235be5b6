import { attributesIn, describeResolved } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "aos/production/eu-central-1";
const CACHE = "aws_elasticache_replication_group";

const cacheOf = (template: Template) => template.resource(CACHE);

claim("AOS-RED-01", PRODUCTION, (template) => {
  expect(template.resources(CACHE).map(({ layer, address }) => [layer, address])).toEqual([
    ["data", `${CACHE}.caches_main`],
  ]);
  // Nor is there a store of the other kind.
  expect(template).toHaveNoResource("aws_elasticache_cluster");
});

claim("AOS-RED-02", PRODUCTION, (template) => {
  const cache = cacheOf(template);

  expect([cache.get("engine"), cache.get("engine_version")]).toEqual(["redis", "6.x"]);
  expect(cache.resolve("parameter_group_name")).toResolveTo("aws_elasticache_parameter_group.name", {
    family: "redis6.x",
  });
});

claim("AOS-RED-03", PRODUCTION, (template) => {
  const cache = cacheOf(template);

  expect([
    cache.get("num_cache_clusters"),
    cache.get("multi_az_enabled"),
    cache.get("automatic_failover_enabled"),
  ]).toEqual([1, false, false]);
});

// The group stays as it is when there are more nodes: it has a subnet in each zone already.
claim(
  "AOS-RED-03",
  PRODUCTION,
  (template) => {
    const cache = cacheOf(template);

    expect([
      cache.get("num_cache_clusters"),
      cache.get("multi_az_enabled"),
      cache.get("automatic_failover_enabled"),
    ]).toEqual([3, true, true]);
    expect(
      attributesIn(template.resource("aws_elasticache_subnet_group").resolve("subnet_ids")),
    ).toHaveLength(3);
  },
  { settings: { data: { caches: { main: { nodes: 3 } } } } },
);

claim("AOS-RED-04", PRODUCTION, (template) => {
  const [token, ...others] = attributesIn(cacheOf(template).resolve("auth_token"));

  // The cache has it from where its clients have it.
  expect(others).toEqual([]);
  expect([token?.type, token?.attribute]).toEqual(["aws_secretsmanager_secret_version", "secret_string"]);
  // Made at apply: no text of it is in the plan, and no later plan makes another one.
  expect(token?.resource.get("secret_string")).toBe('${replace("${uuid()}${uuid()}", "-", "")}');
  expect(token?.resource.list("lifecycle.ignore_changes")).toContain("secret_string");
  expect(token?.resource.resolve("secret_id")).toResolveTo("aws_secretsmanager_secret", {
    name: "aos-production/main-auth-token",
  });
});

// Its ARN is what leaves the layer, and nothing else of it does.
claim("AOS-RED-04", PRODUCTION, (template) => {
  const published = template.output("data", "caches") as Record<string, Record<string, unknown>>;
  const attributes = Object.entries(published.main ?? {}).map(([name, value]) => [
    name,
    describeResolved(template.resolve(value, "data")).replace(/ \(.*\)$/, ""),
  ]);

  expect(Object.keys(published)).toEqual(["main"]);
  expect(attributes).toEqual([
    ["address", `${CACHE}.caches_main.primary_endpoint_address`],
    ["port", "6379"],
    ["reader_address", `${CACHE}.caches_main.reader_endpoint_address`],
    ["auth_secret_arn", "aws_secretsmanager_secret.caches_main_auth-token.arn"],
  ]);
});

claim("AOS-RED-05", PRODUCTION, (template) => {
  const groups = attributesIn(cacheOf(template).resolve("security_group_ids"));

  expect(groups.map(({ type, attribute }) => `${type}.${attribute}`)).toEqual([
    "aws_eks_cluster.vpc_config.0.cluster_security_group_id",
    "aws_security_group.id",
  ]);
  expect(groups[1]?.resource.address).toBe("aws_security_group.security-groups_base");
});

claim("AOS-RED-06", PRODUCTION, (template) => {
  expect(cacheOf(template).get("transit_encryption_enabled")).toBe(true);
});

claim("AOS-VPC-11", PRODUCTION, (template) => {
  const group = template.resource("aws_elasticache_subnet_group");
  const subnets = attributesIn(group.resolve("subnet_ids")).map(({ resource }) => resource);

  expect(subnets.map((subnet) => [subnet.get("availability_zone"), subnet.get("cidr_block")])).toEqual([
    ["eu-central-1a", "10.231.102.0/26"],
    ["eu-central-1b", "10.231.102.64/26"],
    ["eu-central-1c", "10.231.102.128/26"],
  ]);
  expect(cacheOf(template).resolve("subnet_group_name")).toResolveTo("aws_elasticache_subnet_group.name");
});
