import { managedPolicies, roleName } from "@strata/kind/vocabulary";
import { z } from "zod";

/** The role of all nodes. */
export const nodeRoleSettings = {
  nodeRole: z
    .strictObject({
      name: roleName.optional().describe("<environment id>-node where absent"),
      managedPolicies: managedPolicies.default([
        "AmazonEKSWorkerNodePolicy",
        "AmazonEC2ContainerRegistryPullOnly",
        "AmazonSSMManagedInstanceCore",
      ]),
    })
    .prefault({})
    .describe("Role of all nodes; permissions that pods need belong to roles of their own"),
};
