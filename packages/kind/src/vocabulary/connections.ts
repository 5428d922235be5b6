import type { SettingsProblem } from "@strata/config";
import { refersTo } from "@strata/config";
import { z } from "zod";

/** Who may connect to something in the VPC: clients, or existing security groups. */
export const connections = {
  clients: z
    .array(z.enum(["cluster", "vpc"]))
    .min(1)
    .optional()
    .describe(
      "Who may connect, by a security group of its own: pods and nodes of the cluster, or every address of the VPC; [cluster] where neither this nor groups is set",
    ),
  groups: z
    .array(refersTo("network.securityGroups", { also: ["cluster"] }))
    .min(1)
    .optional()
    .describe(
      "Existing security groups to attach instead of one of its own: cluster is the cluster's group, any other name one of network.securityGroups",
    ),
};

/** The settings of {@link connections}, validated. */
export interface ConnectionSettings {
  readonly clients?: readonly ("cluster" | "vpc")[] | undefined;
  readonly groups?: readonly string[] | undefined;
}

/** The fault of connections that have both forms. Paths are inside the entry. */
export function connectionProblems({ clients, groups = [] }: ConnectionSettings): readonly SettingsProblem[] {
  return clients === undefined || groups.length === 0
    ? []
    : [
        {
          path: ["clients"],
          expected: "nothing where groups is set, since the rules of those groups say who may connect",
          got: JSON.stringify(clients),
        },
      ];
}
