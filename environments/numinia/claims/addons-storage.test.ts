import type { Resource } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";

const storageOf = (template: Template): Resource =>
  template.resource("kubernetes_storage_class_v1", ({ name }) => name === "storage-classes_efs");

claim("NUMINIA-BASE-EFS-07", PRODUCTION, (template) => {
  const storage = storageOf(template);

  expect(storage.layer).toBe("addons");
  expect(storage.get("storage_provisioner")).toBe("efs.csi.aws.com");
  // A folder with an access point for each volume.
  expect(storage.get("parameters.provisioningMode")).toBe("efs-ap");
  expect(storage.resolve("parameters.fileSystemId")).toResolveTo("aws_efs_file_system.id");
});

claim("NUMINIA-BASE-EFS-08", PRODUCTION, (template) => {
  expect(storageOf(template).get("volume_binding_mode")).toBe("Immediate");
});

claim("NUMINIA-BASE-EFS-09", PRODUCTION, (template) => {
  expect(storageOf(template).get("reclaim_policy")).toBe("Retain");
});
