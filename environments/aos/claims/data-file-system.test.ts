import { attributesIn } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "aos/production/eu-central-1";

const pointOf = (template: Template) => template.resource("aws_efs_access_point");

claim("AOS-EFS-02", PRODUCTION, (template) => {
  const point = pointOf(template);

  expect(point.get("root_directory.path")).toBe("/influxdb2");
  expect(point.resolve("file_system_id")).toResolveTo("aws_efs_file_system.id");
});

claim("AOS-EFS-03", PRODUCTION, (template) => {
  const point = pointOf(template);

  expect([point.get("posix_user.uid"), point.get("posix_user.gid")]).toEqual([1000, 1000]);
  expect([
    point.get("root_directory.creation_info.owner_uid"),
    point.get("root_directory.creation_info.owner_gid"),
  ]).toEqual([1000, 1000]);
});

claim("AOS-EFS-04", PRODUCTION, (template) => {
  expect(pointOf(template).get("root_directory.creation_info.permissions")).toBe("775");
});

claim("AOS-EFS-05", PRODUCTION, (template) => {
  const targets = template.resources("aws_efs_mount_target");
  const subnets = targets.flatMap((target) =>
    attributesIn(target.resolve("subnet_id")).map(({ resource }) => resource),
  );

  expect(targets).toHaveLength(3);
  for (const target of targets) {
    expect(target.resolve("file_system_id")).toResolveTo("aws_efs_file_system.id");
  }
  expect(subnets.map((subnet) => [subnet.get("availability_zone"), subnet.get("cidr_block")])).toEqual([
    ["eu-central-1a", "10.231.0.0/20"],
    ["eu-central-1b", "10.231.16.0/20"],
    ["eu-central-1c", "10.231.32.0/20"],
  ]);
});

claim("AOS-EFS-06", PRODUCTION, (template) => {
  const fileSystem = template.resource("aws_efs_file_system");

  expect(fileSystem.get("encrypted")).toBe(true);
  expect(fileSystem.resolve("kms_key_id")).toResolveTo("aws_kms_key.arn", {
    description: "Operational data",
  });
});

claim("AOS-EFS-07", PRODUCTION, (template) => {
  const targets = template.resources("aws_efs_mount_target");

  expect(targets).toHaveLength(3);
  for (const target of targets) {
    const groups = attributesIn(target.resolve("security_groups"));
    expect(groups.map(({ type, attribute }) => `${type}.${attribute}`)).toEqual([
      "aws_eks_cluster.vpc_config.0.cluster_security_group_id",
      "aws_security_group.id",
    ]);
    expect(groups[1]?.resource.address).toBe("aws_security_group.security-groups_base");
  }
});
