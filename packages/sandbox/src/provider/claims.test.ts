import { describe, expect, it } from "vitest";
import { workbench } from "./workbench.fixture";

/** A static volume kept for the claim `orders/series`, and that claim. */
function volumeAndClaim(
  claim: object = {},
  metadata: object = { name: "series", namespace: "orders" },
): object {
  return {
    provider: { kubernetes: [{ host: "https://kubernetes.example.com", token: "none" }] },
    resource: {
      kubernetes_persistent_volume_v1: {
        series: {
          metadata: { name: "series" },
          spec: [
            {
              access_modes: ["ReadWriteMany"],
              capacity: { storage: "20Gi" },
              storage_class_name: "static",
              claim_ref: { namespace: "orders", name: "series" },
              persistent_volume_source: {
                csi: { driver: "efs.csi.aws.com", volume_handle: "fs-1::fsap-1" },
              },
            },
          ],
        },
      },
      kubernetes_persistent_volume_claim_v1: {
        series: {
          metadata,
          spec: {
            access_modes: ["ReadWriteMany"],
            resources: { requests: { storage: "20Gi" } },
            storage_class_name: "static",
            volume_name: "${kubernetes_persistent_volume_v1.series.metadata[0].name}",
            ...claim,
          },
        },
      },
    },
  };
}

describe("a claim of a volume that exists", () => {
  it("is bound, and both stay as they are", async () => {
    const bench = await workbench(volumeAndClaim());

    await bench.apply();

    expect(bench.state()["kubernetes_persistent_volume_claim_v1.series"]).toMatchObject({
      id: "orders/series",
      spec: [{ volume_name: "series", storage_class_name: "static" }],
    });
    expect(bench.state()["kubernetes_persistent_volume_v1.series"]).toMatchObject({
      spec: [{ persistent_volume_reclaim_policy: "Retain", volume_mode: "Filesystem" }],
    });
    expect(await bench.planCode()).toBe(0);
  });

  it.each([
    {
      fault: "of another class",
      json: volumeAndClaim({ storage_class_name: "fast" }),
      reason: "the claim's class is fast, the volume's static",
    },
    {
      fault: "of more than there is",
      json: volumeAndClaim({ resources: { requests: { storage: "1Ti" } } }),
      reason: "the claim asks for more than the volume's capacity",
    },
    {
      fault: "of what is kept for another",
      json: volumeAndClaim({}, { name: "samples", namespace: "orders" }),
      reason: "it is kept for claim orders/series",
    },
    {
      fault: "of no volume",
      json: volumeAndClaim({ volume_name: "gone" }),
      reason: "there is no such volume",
    },
  ])("$fault is refused, as Kubernetes would leave it pending", async ({ json, reason }) => {
    const bench = await workbench(json);

    const { code, output } = await bench.terraform(["apply", "-auto-approve", "-no-color"]);

    expect(code).toBe(1);
    expect(output.replace(/\s*│?\s+/g, " ")).toContain(reason);
  });
});
