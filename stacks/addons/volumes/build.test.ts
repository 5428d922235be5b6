import { describe, expect, it } from "vitest";
import { synthShop } from "../shop.fixture";

const { resource } = synthShop();

describe("a volume", () => {
  const volume = resource.kubernetes_persistent_volume_v1.volumes_metrics;
  const claim = resource.kubernetes_persistent_volume_claim_v1.volumes_metrics_claim;

  it("is a folder of a file system, mounted through its access point over TLS, and kept", () => {
    expect(volume.metadata).toEqual({ name: "metrics" });
    expect(volume.spec).toMatchObject([
      {
        access_modes: ["ReadWriteMany"],
        capacity: { storage: "20Gi" },
        persistent_volume_reclaim_policy: "Retain",
        persistent_volume_source: {
          csi: {
            driver: "efs.csi.aws.com",
            volume_handle:
              "${local.data.access_points.samples.file_system_id}::${local.data.access_points.samples.id}",
            volume_attributes: { encryptInTransit: "true" },
          },
        },
      },
    ]);
  });

  it("is its claim's and no other's, whatever class is the default", () => {
    expect(claim.metadata).toEqual({ name: "metrics", namespace: "operators" });
    expect(claim.spec).toMatchObject({
      access_modes: ["ReadWriteMany"],
      resources: { requests: { storage: "20Gi" } },
      volume_name: "${kubernetes_persistent_volume_v1.volumes_metrics.metadata[0].name}",
    });
    expect(volume.spec[0].claim_ref).toEqual({ name: "metrics", namespace: "operators" });
    // The provider sends an empty class as none, so both name one that nobody else has.
    expect([volume.spec[0].storage_class_name, claim.spec.storage_class_name]).toEqual(["static", "static"]);
    expect(claim.depends_on).toEqual(["kubernetes_namespace_v1.namespaces_operators"]);
  });

  it("may be claimed under another name", () => {
    const volumes = { metrics: { accessPoint: "samples", namespace: "operators", claim: "series" } };
    const named = synthShop({ namespaces: { operators: {} }, volumes });
    expect(named.resource.kubernetes_persistent_volume_claim_v1.volumes_metrics_claim.metadata.name).toBe(
      "series",
    );
  });
});
