import { entryName } from "@strata/config/schema/vocabulary";
import { z } from "zod";

/** Who may connect to something in the VPC: one of the two ways. */
export const connections = {
  clients: z
    .array(z.enum(["cluster", "vpc"]))
    .min(1)
    .optional()
    .describe(
      "Who may connect, by a security group of its own: pods and nodes of the cluster, or every address of the VPC; [cluster] where neither this nor groups is set",
    ),
  groups: z
    .array(entryName)
    .min(1)
    .optional()
    .describe(
      "Security groups that it bears as they are, instead of one of its own: cluster is the cluster's group, any other name one of network.securityGroups",
    ),
};

/** The settings of {@link connections}, as parsed. */
export interface ConnectionSettings {
  readonly clients?: readonly ("cluster" | "vpc")[] | undefined;
  readonly groups?: readonly string[] | undefined;
}
