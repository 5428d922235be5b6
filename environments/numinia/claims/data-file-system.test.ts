import { attributesIn } from "@strata/inventory";
import { claim } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";

claim("NUMINIA-BASE-EFS-01", PRODUCTION, (template) => {
  const fileSystem = template.resource("aws_efs_file_system");
  const targets = template.resources("aws_efs_mount_target");
  const subnets = targets.flatMap((target) =>
    attributesIn(target.resolve("subnet_id")).map(({ resource }) => resource),
  );

  // In one zone only, it would name the zone.
  expect(fileSystem.get("availability_zone_name")).toBeUndefined();
  expect(targets).toHaveLength(3);
  for (const target of targets) {
    expect(target.resolve("file_system_id")).toResolveTo("aws_efs_file_system.id");
  }
  expect(subnets.map((subnet) => [subnet.get("availability_zone"), subnet.get("cidr_block")])).toEqual([
    ["eu-west-1a", "10.0.1.0/24"],
    ["eu-west-1b", "10.0.2.0/24"],
    ["eu-west-1c", "10.0.3.0/24"],
  ]);
});

claim("NUMINIA-BASE-EFS-02", PRODUCTION, (template) => {
  const fileSystem = template.resource("aws_efs_file_system");

  expect(fileSystem.get("encrypted")).toBe(true);
  expect(fileSystem.resolve("kms_key_id")).toResolveTo("aws_kms_key.arn", {
    description: "Shared file systems",
  });
});

claim("NUMINIA-BASE-EFS-03", PRODUCTION, (template) => {
  expect(template.resource("aws_efs_file_system").get("performance_mode")).toBe("generalPurpose");
});

claim("NUMINIA-BASE-EFS-04", PRODUCTION, (template) => {
  expect(template.resource("aws_efs_file_system").get("throughput_mode")).toBe("bursting");
});
