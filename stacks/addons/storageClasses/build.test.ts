import { describe, expect, it } from "vitest";
import { type Block, synthShop } from "../shop.fixture";

const { resource } = synthShop();

describe("storage classes", () => {
  it("have the settings' parameters, references among them", () => {
    expect(resource.kubernetes_storage_class_v1["storage-classes_shared"]).toMatchObject({
      metadata: { name: "shared" },
      storage_provisioner: "efs.csi.aws.com",
      parameters: { provisioningMode: "efs-ap", fileSystemId: "${local.data.file_systems.shared.id}" },
      reclaim_policy: "Retain",
      volume_binding_mode: "Immediate",
      allow_volume_expansion: true,
    });
  });

  it("have one that is the default", () => {
    const annotated = Object.values<Block>(resource.kubernetes_storage_class_v1).map(
      ({ metadata }) => metadata.annotations,
    );
    expect(annotated).toEqual([undefined, { "storageclass.kubernetes.io/is-default-class": "true" }]);
  });
});
