import { inOrder, refersTo } from "@strata/kind";
import { port } from "@strata/kind/vocabulary";
import { z } from "zod";

const gateway = z.strictObject({
  type: z.literal("gateway").describe("An entry in route tables; for s3 and dynamodb"),
  tiers: z.array(refersTo("network.tiers")).min(1).describe("Tiers whose route tables get the entry"),
});

const interfaces = z.strictObject({
  type: z.literal("interface").describe("Network interfaces in a tier's subnets"),
  tier: refersTo("network.tiers").describe("Tier that contains the interfaces"),
  dns: z
    .enum(["private", "own"])
    .default("private")
    .describe(
      "private: the service's public name resolves to the endpoint; own: only the endpoint's names do",
    ),
  groups: inOrder(
    z
      .array(refersTo("network.securityGroups"))
      .default([])
      .describe(
        "Existing security groups to attach; later layers may attach more. Without any, the endpoint has only the group that such endpoints share",
      ),
    ["some", "none"],
    {
      as: (groups) => ((groups as readonly string[]).length === 0 ? "none" : "some"),
      since:
        "groups of its own take the place of the VPC's default group, which an endpoint with the shared one has lost",
      way: "take the endpoint out and apply, then add it with its groups: the service is reached through the internet in between, or not at all",
      source: "AWS provider, aws_vpc_endpoint_security_group_association, replace_default_association",
    },
  ),
  ports: z
    .array(port)
    .min(1)
    .optional()
    .describe("TCP ports that the VPC may reach, [443] where absent; with groups, their rules decide"),
});

/** A VPC endpoint: a way to an AWS service that does not lead through the internet. */
export const endpoint = z.discriminatedUnion("type", [gateway, interfaces]);

/** Settings of an endpoint, validated. */
export type EndpointSettings = z.output<typeof endpoint>;

/** Settings of an endpoint with network interfaces, validated. */
export type InterfaceSettings = z.output<typeof interfaces>;
