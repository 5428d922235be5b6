import { kubernetesSubdomain } from "@strata/kind/vocabulary";
import { z } from "zod";

/** A storage class: how a CSI driver creates the volumes of claims. */
export const storageClass = z.strictObject({
  provisioner: kubernetesSubdomain.describe("CSI driver, for example efs.csi.aws.com"),
  parameters: z.record(z.string(), z.string()).default({}).describe("Parameters of the driver, all text"),
  reclaimPolicy: z
    .enum(["Delete", "Retain"])
    .default("Delete")
    .describe("What happens to the data when a claim is deleted"),
  bindingMode: z
    .enum(["Immediate", "WaitForFirstConsumer"])
    .default("WaitForFirstConsumer")
    .describe("WaitForFirstConsumer: the volume is created in the zone of its pod"),
  expansion: z.enum(["allowed", "refused"]).default("allowed").describe("Whether a claim may grow"),
  default: z
    .enum(["class", "no"])
    .default("no")
    .describe("class: claims that name no class get this one; one at most"),
});

/** Settings of a storage class. */
export type StorageClassSettings = z.output<typeof storageClass>;
