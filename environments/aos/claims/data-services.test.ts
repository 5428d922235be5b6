import { attributesIn, type Resource } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "aos/production/eu-central-1";

/** Where the managed services of the VPC name the security groups that they bear, and how many of each there are. */
const GROUPS = [
  ["aws_rds_cluster", "vpc_security_group_ids", 1],
  ["aws_elasticache_replication_group", "security_group_ids", 1],
  ["aws_docdb_cluster", "vpc_security_group_ids", 1],
  // One in each zone.
  ["aws_efs_mount_target", "security_groups", 3],
] as const;

/** The same row for each service. */
function forEach<Row>(row: (type: string) => Row): readonly Row[] {
  return GROUPS.flatMap(([type, , count]) => Array.from({ length: count }, () => row(type)));
}

/** Where they name their subnets. */
const SUBNETS = [
  ["aws_db_subnet_group", "subnet_ids"],
  ["aws_elasticache_subnet_group", "subnet_ids"],
  ["aws_docdb_subnet_group", "subnet_ids"],
  ["aws_efs_mount_target", "subnet_id"],
] as const;

const EKS = "aws_eks_cluster.cluster.vpc_config.0.cluster_security_group_id";
const BASE = "aws_security_group.security-groups_base.id";

/** What a path leads to, as `type.name.attribute`, in the order of the alphabet. */
function attributes(resource: Resource, path: string): readonly string[] {
  return attributesIn(resource.resolve(path))
    .map(({ resource: found, attribute }) => `${found.address}.${attribute}`)
    .sort();
}

/** Groups of each endpoint: its own, and those that the network's and later layers attach to it. */
function groupsOfEndpoints(template: Template): readonly (readonly string[])[] {
  const attached = template.resources("aws_vpc_endpoint_security_group_association").map((association) => ({
    endpoint: attributes(association, "vpc_endpoint_id").join(),
    groups: attributes(association, "security_group_id"),
  }));
  return template
    .resources("aws_vpc_endpoint")
    .map((endpoint) =>
      [
        ...attributes(endpoint, "security_group_ids"),
        ...attached
          .filter((association) => association.endpoint === `${endpoint.address}.id`)
          .flatMap(({ groups }) => groups),
      ].sort(),
    );
}

/** Whether a route table leads to the internet gateway. */
function reachesInternet(template: Template, table: string): boolean {
  return template
    .resources("aws_route")
    .filter((route) => attributes(route, "route_table_id").includes(`${table}.id`))
    .some((route) =>
      attributes(route, "gateway_id").some((gateway) => gateway.startsWith("aws_internet_gateway.")),
    );
}

claim("AOS-OVR-04", PRODUCTION, (template) => {
  const subnets = SUBNETS.flatMap(([type, path]) =>
    template
      .resources(type)
      .flatMap((found) => attributesIn(found.resolve(path)).map(({ resource }) => resource)),
  );
  const tables = template.resources("aws_route_table_association").map((association) => ({
    subnet: attributes(association, "subnet_id").join(),
    table: attributesIn(association.resolve("route_table_id"))[0]?.resource.address ?? "",
  }));
  const tableOf = (subnet: Resource): string =>
    tables.find((found) => found.subnet === `${subnet.address}.id`)?.table ??
    // A subnet without an association follows the VPC's default table.
    template.resource("aws_default_route_table").address;

  for (const type of ["aws_rds_cluster_instance", "aws_db_instance"]) {
    expect(template).toHaveNoResource(type, { publicly_accessible: true });
  }
  // Three zones of four services.
  expect(subnets).toHaveLength(12);
  expect(subnets.filter((subnet) => (subnet.get("map_public_ip_on_launch") ?? false) !== false)).toEqual([]);
  expect(subnets.map(tableOf).filter((table) => reachesInternet(template, table))).toEqual([]);
});

claim("AOS-OVR-04", PRODUCTION, (template) => {
  const closed = template
    .resources("aws_s3_bucket_public_access_block")
    .map((block) => [
      attributes(block, "bucket").join(),
      block.get("block_public_acls"),
      block.get("block_public_policy"),
      block.get("ignore_public_acls"),
      block.get("restrict_public_buckets"),
    ]);

  expect(closed).toEqual(
    template.resources("aws_s3_bucket").map(({ address }) => [`${address}.bucket`, true, true, true, true]),
  );
  expect(closed).toHaveLength(2);
});

/** The VPC of a group: its own, or that of the subnets of the cluster which EKS made it for. */
function vpcsOf(group: Resource): readonly string[] {
  if (group.type === "aws_security_group") return attributes(group, "vpc_id");
  return attributesIn(group.resolve("vpc_config.subnet_ids")).flatMap(({ resource }) =>
    attributes(resource, "vpc_id"),
  );
}

claim("AOS-OVR-06", PRODUCTION, (template) => {
  const services = GROUPS.flatMap(([type, path]) =>
    template.resources(type, "data").map((service) => {
      const groups = attributesIn(service.resolve(path)).map(({ resource }) => resource);
      return [type, groups.length, [...new Set(groups.flatMap(vpcsOf))]];
    }),
  );

  expect(services).toEqual(forEach((type) => [type, 2, ["aws_vpc.vpc.id"]]));
  for (const target of template.resources("aws_efs_mount_target")) {
    expect(target.resolve("file_system_id")).toResolveTo("aws_efs_file_system.id");
  }
});

claim("AOS-SG-04", PRODUCTION, (template) => {
  const services = GROUPS.flatMap(([type, path]) =>
    template.resources(type).map((service) => [type, attributes(service, path)]),
  );
  expect(services).toEqual(forEach((type) => [type, [EKS, BASE]]));
  expect(groupsOfEndpoints(template)).toEqual(Array.from({ length: 12 }, () => [EKS, BASE]));
});
