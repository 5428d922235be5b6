import { entriesOf } from "@strata/kind/vocabulary";
import { z } from "zod";
import { chart, objects } from "./chart-settings";
import { kubernetesName } from "./role-settings";
import { volume } from "./volume-settings";
import { workload } from "./workload-settings";

const namespace = z.strictObject({
  podSecurity: z
    .enum(["restricted", "baseline", "privileged"])
    .default("restricted")
    .describe("Pod Security level; privileged is for agents of nodes, in a namespace of their own"),
  networkPolicy: z
    .enum(["deny", "none"])
    .default("deny")
    .describe("deny: no traffic but DNS until a network policy allows it"),
  labels: z.record(z.string(), z.string()).default({}).describe("Labels besides those of Pod Security"),
});

const storageClass = z.strictObject({
  provisioner: z.string().describe("CSI driver, for example efs.csi.aws.com"),
  parameters: z.record(z.string(), z.string()).default({}).describe("Parameters of the driver, all text"),
  reclaimPolicy: z
    .enum(["Delete", "Retain"])
    .default("Delete")
    .describe("What becomes of the data when a claim goes"),
  bindingMode: z
    .enum(["Immediate", "WaitForFirstConsumer"])
    .default("WaitForFirstConsumer")
    .describe("WaitForFirstConsumer: the volume is made in the zone of its pod"),
  expansion: z.enum(["allowed", "refused"]).default("allowed").describe("Whether a claim may grow"),
  default: z
    .enum(["class", "no"])
    .default("no")
    .describe("class: claims that name no class get this one; one at most"),
});

/** Settings of the add-ons layer: what runs in the cluster before anybody's own software does. */
export const addonsSettings = z.strictObject({
  namespaces: z
    .record(kubernetesName, namespace)
    .default({})
    .describe("Namespaces that this layer makes, by name"),
  charts: entriesOf(chart).describe("Helm charts, by the name of the release"),
  objects: entriesOf(objects).describe(
    "Objects of any kind, by the name of the release: those of kinds that a chart brings come after it",
  ),
  workloads: entriesOf(workload).describe("Service accounts whose pods act as IAM roles"),
  storageClasses: entriesOf(storageClass).describe("Storage classes, by name"),
  volumes: entriesOf(volume).describe(
    "Volumes on access points of the data layer, each with its claim, by name",
  ),
});

/** What the add-ons layer is built from. */
export type AddonsSettings = z.output<typeof addonsSettings>;
