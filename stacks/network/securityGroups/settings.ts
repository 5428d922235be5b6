import { refersTo } from "@strata/kind";
import { cidr, entriesOf, groupDescription, port } from "@strata/kind/vocabulary";
import { z } from "zod";

const rule = z.strictObject({
  description: groupDescription.describe("Why the traffic is allowed"),
  protocol: z
    .enum(["tcp", "udp", "all"])
    .default("tcp")
    .describe("all: every protocol and port, only between groups"),
  ports: z
    .array(port)
    .default([])
    .describe("Ports at the receiving end, one rule for each; none with protocol all"),
  peer: z
    .union([
      z.enum(["self", "vpc"]),
      z.strictObject({ group: refersTo("network.securityGroups").describe("Another security group") }),
      z.strictObject({ cidrs: z.array(cidr).min(1).describe("IPv4 CIDRs") }),
    ])
    .describe("The other end: self, whatever has the same group; vpc, the VPC's CIDR; a group; or CIDRs"),
});

/** A security group that later layers attach to their resources. */
export const securityGroup = z.strictObject({
  name: z
    .string()
    .max(255)
    .regex(
      /^(?!sg-|default$)[a-zA-Z0-9._\-{}]([a-zA-Z0-9 ._\-{}]*[a-zA-Z0-9._\-{}])?$/,
      'a name such as "{id}-base", other than default, without spaces at its ends',
    )
    .optional()
    .describe("{id} is the environment's id; {id}-<group> where absent. Another name makes a new group"),
  description: groupDescription.describe("What has the group; AWS keeps the text with which it was made"),
  ingress: entriesOf(rule).describe(
    "Incoming traffic to allow. Later layers may add rules for their own groups",
  ),
  egress: entriesOf(rule).describe("Outgoing traffic to allow; answers are always allowed"),
});

/** Settings of a security group, validated. */
export type SecurityGroupSettings = z.output<typeof securityGroup>;

/** One rule of a security group, validated. */
export type GroupRule = z.output<typeof rule>;
