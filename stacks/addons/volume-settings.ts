import { entryName, gibibytes } from "@strata/kind/vocabulary";
import { z } from "zod";
import { kubernetesName } from "./role-settings";

/** A volume that exists already, as a folder of a file system, and the one claim that gets it. */
export const volume = z.strictObject({
  accessPoint: entryName.describe("Name in data.accessPoints"),
  namespace: kubernetesName.describe("Namespace of the claim, one of namespaces"),
  claim: kubernetesName
    .optional()
    .describe("Name of the claim, by which pods mount it; the entry's name where absent"),
  size: gibibytes
    .default(5)
    .describe("Size that volume and claim state, in GiB; EFS has no limit to hold it to"),
  accessMode: z
    .enum(["ReadWriteOnce", "ReadWriteMany"])
    .default("ReadWriteMany")
    .describe("ReadWriteMany: pods of several nodes may write at once"),
});
