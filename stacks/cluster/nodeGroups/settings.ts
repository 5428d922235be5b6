import { onlyDown, refersTo } from "@strata/kind";
import { entryName, gp3Gibibytes, instanceType, labelValue, nodeLabelKey } from "@strata/kind/vocabulary";
import { z } from "zod";
import { NODE_IMAGES } from "./images";

/** Most nodes of a group. Source: EKS user guide, "Service quotas", nodes per managed node group, with its maximum. */
const MOST_NODES = 5000;

const taint = z.strictObject({
  value: labelValue.optional().describe("Value that tolerations must have, in addition to the key"),
  effect: z
    .enum(["NoSchedule", "PreferNoSchedule", "NoExecute"])
    .describe("What happens to pods that do not tolerate it"),
});

/** A managed node group. */
export const nodeGroup = z.strictObject({
  name: entryName
    .optional()
    .describe(
      "Start of its name, before a suffix that allows a successor beside it, and end of that of its launch template; the entry's name where absent",
    ),
  instanceTypes: z
    .array(instanceType)
    .min(1)
    .max(20, "at most 20 types, the most that EKS takes")
    .describe("EC2 instance types of one architecture; several give spot capacity a choice"),
  ami: z.enum(NODE_IMAGES).default("AL2023_x86_64_STANDARD").describe("Image, which EKS maintains"),
  min: onlyDown(z.int().min(0).max(MOST_NODES).describe("Minimum number of nodes"), {
    unless: { setting: "sizedBy", is: "settings" },
    since:
      "the autoscaler may run as few nodes as before, and EKS refuses a minimum above the nodes that run",
    way: "set sizedBy: settings with it and desired to the new minimum or more, apply, then take sizedBy out again",
    source: "EKS API, NodegroupScalingConfig",
  }),
  max: z.int().min(1).max(MOST_NODES).describe("Maximum number of nodes"),
  desired: z
    .int()
    .min(0)
    .max(MOST_NODES)
    .describe("Number of nodes: the initial one, or that of every apply, as sizedBy says"),
  sizedBy: z
    .enum(["autoscaler", "settings"])
    .default("autoscaler")
    .describe(
      "Who decides the number of nodes that run. settings: each apply sets it to desired; the way to a min above what runs",
    ),
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
  volumeGiB: gp3Gibibytes
    .min(20, "at least 20, the size of the images")
    .default(50)
    .describe("Volume for images and pods, GiB"),
  labels: z.record(nodeLabelKey, labelValue).default({}).describe("Kubernetes labels of the nodes"),
  taints: z.record(nodeLabelKey, taint).default({}).describe("Taints of the nodes, by key"),
});

/** Settings of a node group. */
export type NodeGroupSettings = z.output<typeof nodeGroup>;
