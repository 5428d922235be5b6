import { refersTo } from "@strata/kind";
import { gibibytes, kubernetesName, namespaceName } from "@strata/kind/vocabulary";
import { z } from "zod";

/** A volume that exists already, as a folder of a file system, and the one claim that gets it. */
export const volume = z.strictObject({
  accessPoint: refersTo("data.accessPoints").describe("Access point of the data layer, by name"),
  namespace: namespaceName.describe("Namespace of the claim, by name"),
  claim: kubernetesName
    .optional()
    .describe("Name of the claim, by which pods mount it; the entry's name where absent"),
  size: gibibytes
    .default(5)
    .describe("Size that volume and claim state, in GiB; EFS does not limit them to it"),
  accessMode: z
    .enum(["ReadWriteOnce", "ReadWriteMany"])
    .default("ReadWriteMany")
    .describe("ReadWriteMany: pods of several nodes may write at once"),
});

/** Settings of a volume. */
export type VolumeSettings = z.output<typeof volume>;
