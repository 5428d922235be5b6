import { claim } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";
const EFS = { storage_provisioner: "efs.csi.aws.com" };

claim("NUMINIA-BASE-EFS-07", PRODUCTION, (template) => {
  const storage = template.resource("kubernetes_storage_class_v1", EFS);

  expect(storage.layer).toBe("addons");
  // A folder with an access point for each volume.
  expect(storage.get("parameters.provisioningMode")).toBe("efs-ap");
  expect(storage.resolve("parameters.fileSystemId")).toResolveTo("aws_efs_file_system.id");
});

claim("NUMINIA-BASE-EFS-08", PRODUCTION, (template) => {
  expect(template.resource("kubernetes_storage_class_v1", EFS).get("volume_binding_mode")).toBe("Immediate");
});

claim("NUMINIA-BASE-EFS-09", PRODUCTION, (template) => {
  expect(template.resource("kubernetes_storage_class_v1", EFS).get("reclaim_policy")).toBe("Retain");
});
