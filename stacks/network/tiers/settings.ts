import { zoneLetter } from "@strata/kind/vocabulary";
import { z } from "zod";

/** Subnets with one purpose, one in each zone. */
export const tier = z.strictObject({
  bits: z.int().min(16).max(28).describe("Prefix length of each subnet, 16 to 28"),
  at: z
    .union([z.string(), z.record(zoneLetter, z.string())])
    .optional()
    .describe(
      "First address of the first zone's subnet, or of each zone's: an address in the VPC, or an offset in it such as 0.0.1.0. Planned where absent",
    ),
  zones: z
    .array(zoneLetter)
    .min(1)
    .optional()
    .describe("Zone letters of the tier; those of the network where absent"),
  route: z
    .enum(["none", "internet", "nat"])
    .describe("Default route: none, to the internet gateway, or to NAT gateways"),
  table: z
    .enum(["default", "shared", "zonal"])
    .default("shared")
    .describe("Route tables: the VPC's default table, one of the tier's own, or one for each zone"),
  roles: z
    .array(z.enum(["elb", "internal-elb"]))
    .default([])
    .describe(
      "Load balancers that Kubernetes may place here: elb for public ones, internal-elb for private ones",
    ),
});

/** Settings of a tier, validated. */
export type TierSettings = z.output<typeof tier>;
