import { inOrder, refersTo } from "@strata/kind";
import {
  associationSchedule,
  cidr,
  entriesOf,
  gp3Gibibytes,
  groupDescription,
  instanceType,
  managedPolicies,
  port,
  roleName,
  statement,
  userData,
  zoneLetter,
} from "@strata/kind/vocabulary";
import { z } from "zod";

const rule = z.strictObject({
  description: groupDescription.describe("Why the traffic is allowed"),
  protocol: z.enum(["tcp", "udp"]),
  port,
  cidrs: z.array(cidr).min(1).describe("IPv4 CIDRs at the other end"),
});

/** A single EC2 instance. */
export const instance = z.strictObject({
  image: z
    .enum(["al2023", "al2023-arm64", "al2"])
    .default("al2023")
    .describe("Family of Amazon's machine images"),
  instanceType: instanceType.describe("EC2 instance type, for example t3.micro"),
  tier: refersTo("network.tiers").describe("Tier whose subnet contains it"),
  zone: zoneLetter.optional().describe("The tier's first zone where absent"),
  address: inOrder(
    z
      .enum(["none", "elastic"])
      .default("none")
      .describe("elastic: a public address that outlives the instance"),
    ["none", "elastic"],
    {
      since:
        "the address is released for good, and whoever knows the machine by it does not find it any more",
      way: "move whoever uses the address to another one first",
      source: "EC2 user guide, Elastic IP addresses",
    },
  ),
  forwards: z
    .enum(["own", "router"])
    .default("own")
    .describe("router: it may forward packets that are not addressed to it"),
  volumeGiB: gp3Gibibytes
    .min(8)
    .max(1024)
    .default(8)
    .describe("Root volume, GiB; Amazon Linux 2023 needs at least 8"),
  ingress: entriesOf(rule),
  egress: entriesOf(rule),
  role: z
    .strictObject({
      name: roleName.optional().describe("IAM role name; <environment id>-<instance> where absent"),
      managedPolicies: managedPolicies.default(["AmazonSSMManagedInstanceCore"]),
      statements: entriesOf(statement),
    })
    .prefault({}),
  userData: userData.optional().describe("Shell script for the first boot; never a secret"),
  patchSchedule: z
    .union([associationSchedule, z.literal("none")])
    .default("cron(0 3 ? * SUN *)")
    .describe(
      "Cron or rate expression at which Systems Manager installs patches, in UTC; none: whoever keeps the machine patches it",
    ),
});

/** Settings of an instance, validated. */
export type InstanceSettings = z.output<typeof instance>;
