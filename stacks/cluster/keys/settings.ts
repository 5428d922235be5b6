import { refersTo } from "@strata/kind";
import { deletionWindowDays, keyAlias } from "@strata/kind/vocabulary";
import { z } from "zod";

const ownKey = z.strictObject({ alias: keyAlias, deletionWindowDays });

const FORM = "a name in network.keys, or the settings of a key of its own";

/** The keys of the cluster, by what they encrypt. */
export const keysSettings = {
  keys: z
    .strictObject({
      // EKS uses this key by a grant of whoever creates the cluster, so its policy needs no service.
      secrets: z
        .union([refersTo("network.keys"), ownKey], FORM)
        .prefault({})
        .describe("Key for Kubernetes secrets; it cannot be changed later"),
      volumes: z
        .union(
          [
            refersTo("network.keys", {
              needs: [{ can: "nodeVolumes", since: "the volumes of nodes are encrypted with it" }],
            }),
            ownKey,
          ],
          FORM,
        )
        .prefault({})
        .describe("Key for the volumes of nodes and pods"),
    })
    .prefault({})
    .describe("KMS keys: each by its name in network.keys, or with settings of its own"),
};

/** Validated settings of the keys. */
export type KeysSettings = z.output<z.ZodObject<typeof keysSettings>>;
