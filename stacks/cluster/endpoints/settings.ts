import { refersTo } from "@strata/kind";
import { z } from "zod";

/** The VPC endpoints that the cluster's own security group is attached to. */
export const endpointsSettings = {
  endpoints: z
    .union(
      [
        z.literal("all"),
        z.array(
          refersTo("network.endpoints", {
            needs: [{ can: "groups", since: "the cluster's group is attached in addition to them" }],
          }),
        ),
      ],
      "all, or a list of services",
    )
    .default([])
    .describe(
      "Interface endpoints of network.endpoints to which the cluster's own security group is attached in addition to their groups",
    ),
};

/** Validated settings of these endpoints. */
export type EndpointsSettings = z.output<z.ZodObject<typeof endpointsSettings>>;
