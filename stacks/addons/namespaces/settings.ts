import { labels } from "@strata/kind/vocabulary";
import { z } from "zod";

/** A namespace that this layer creates. */
export const namespace = z.strictObject({
  podSecurity: z
    .enum(["restricted", "baseline", "privileged"])
    .default("restricted")
    .describe("Pod Security level; privileged is for agents of nodes, in a namespace of their own"),
  networkPolicy: z
    .enum(["deny", "none"])
    .default("deny")
    .describe("deny: no traffic but DNS until a network policy allows it"),
  labels: labels.default({}).describe("Labels besides those of Pod Security"),
});

/** Settings of a namespace. */
export type NamespaceSettings = z.output<typeof namespace>;
