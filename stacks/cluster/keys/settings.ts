import { fixed, refersTo } from "@strata/kind";
import { deletionWindowDays, keyAlias } from "@strata/kind/vocabulary";
import { z } from "zod";

const ownKey = z.strictObject({ alias: keyAlias, deletionWindowDays });

/** A key of the network layer by its name; one of the cluster's own, whatever its settings. */
const whoseKey = (key: unknown): unknown => (typeof key === "string" ? key : "own");

const FORM = "a name in network.keys, or the settings of a key of its own";

/** The keys of the cluster, by what they encrypt. */
export const keysSettings = {
  keys: z
    .strictObject({
      // EKS uses this key by a grant of whoever creates the cluster, so its policy needs no service.
      secrets: fixed(
        z
          .union([refersTo("network.keys"), ownKey], FORM)
          .prefault({})
          .describe("Key for Kubernetes secrets; it cannot be changed later"),
        {
          as: whoseKey,
          since:
            "EKS keeps the key with which it began, whatever a plan says: once that key is gone, no secret can be read",
          way: "keep the key, and let KMS rotate it; for another one make a cluster in an environment of its own",
          source: "EKS API, AssociateEncryptionConfig; Terraform aws_eks_cluster.encryption_config",
        },
      ),
      volumes: fixed(
        z
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
        {
          as: whoseKey,
          since: "volumes keep the key with which they were made, and cannot be read once it is gone",
          way: "copy the volumes of pods by snapshots under the new key first",
          source: "EBS user guide, Amazon EBS encryption",
        },
      ),
    })
    .prefault({})
    .describe("KMS keys: each by its name in network.keys, or with settings of its own"),
};

/** Validated settings of the keys. */
export type KeysSettings = z.output<z.ZodObject<typeof keysSettings>>;
