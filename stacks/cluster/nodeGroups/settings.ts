import { refersTo } from "@strata/kind";
import { gibibytes } from "@strata/kind/vocabulary";
import { z } from "zod";
import { NODE_IMAGES } from "./images";

const taint = z.strictObject({
  value: z.string().optional().describe("Value that tolerations must have, in addition to the key"),
  effect: z
    .enum(["NoSchedule", "PreferNoSchedule", "NoExecute"])
    .describe("What happens to pods that do not tolerate it"),
});

/** A managed node group. */
export const nodeGroup = z.strictObject({
  instanceTypes: z
    .array(z.string().regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, 'an instance type such as "m7i.large"'))
    .min(1)
    .describe("EC2 instance types of one architecture; several give spot capacity a choice"),
  ami: z.enum(NODE_IMAGES).default("AL2023_x86_64_STANDARD").describe("Image, which EKS maintains"),
  min: z.int().min(0).describe("Minimum number of nodes"),
  max: z.int().min(1).describe("Maximum number of nodes"),
  desired: z.int().min(0).describe("Initial number of nodes; afterwards the autoscaler decides"),
  subnets: z
    .array(
      refersTo("network.tiers", {
        needs: [
          {
            can: "notInternet",
            since: "nodes in a public tier would reach nothing without public addresses",
          },
        ],
      }),
    )
    .min(1)
    .optional()
    .describe("Tiers of the nodes; those of the cluster where absent"),
  capacity: z.enum(["onDemand", "spot"]).default("onDemand").describe("How instances are bought"),
  volumeGiB: gibibytes
    .min(20, "at least 20, the size of the images")
    .default(50)
    .describe("Volume for images and pods, GiB"),
  labels: z.record(z.string(), z.string()).default({}).describe("Kubernetes labels of the nodes"),
  taints: z.record(z.string(), taint).default({}).describe("Taints of the nodes, by key"),
});

/** Settings of a node group. */
export type NodeGroupSettings = z.output<typeof nodeGroup>;
