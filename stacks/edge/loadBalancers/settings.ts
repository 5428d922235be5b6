import { cidr, entriesOf, entryName, port, seconds } from "@strata/kind/vocabulary";
import { z } from "zod";
import { nameInZone, sitePath } from "./site-vocabulary";

const name = z
  .string()
  .regex(
    /^(?!internal-)[a-zA-Z0-9](-?[a-zA-Z0-9])*$/,
    'letters, digits and single hyphens, not "internal-" at first',
  );

const listener = z.strictObject({
  port: port.describe("Port that clients connect to"),
  protocol: z
    .enum(["TCP", "TLS"])
    .describe("TLS ends at the load balancer, with certificate; TCP passes what it gets on as it is"),
  targetGroup: entryName.describe("Name in targetGroups"),
  certificate: entryName.optional().describe("Name in certificates, of the own region; TLS only"),
  tlsPolicy: z
    .enum([
      "ELBSecurityPolicy-TLS13-1-2-2021-06",
      "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
      "ELBSecurityPolicy-TLS13-1-3-2021-06",
    ])
    .default("ELBSecurityPolicy-TLS13-1-2-2021-06")
    .describe("TLS versions and ciphers for clients; TLS only. All of them begin at TLS 1.2"),
});

/** A load balancer in the VPC's subnets. It has a security group of its own. */
export const loadBalancer = z.strictObject({
  type: z.enum(["network"]).default("network").describe("network: TCP and TLS, a connection at a time"),
  scheme: z
    .enum(["internet-facing", "internal"])
    .describe("internet-facing has public addresses and stands in a tier with route: internet"),
  tier: entryName.describe("Tier of the network layer that holds it, in each of the tier's zones"),
  name: name
    .max(32, "a name of at most 32 characters")
    .optional()
    .describe("<environment id>-<entry> where absent"),
  clients: z
    .array(cidr)
    .min(1)
    .optional()
    .describe(
      "CIDRs that may connect to the listeners; where absent, everybody if it is internet-facing and the VPC if it is internal",
    ),
  listeners: entriesOf(listener).describe("What it listens to, and where each connection goes"),
  aliases: z
    .array(nameInZone)
    .default([])
    .describe("Own names, with IPv4 records in the zone; the certificate of each TLS listener covers them"),
  crossZone: z
    .boolean()
    .default(true)
    .describe("Whether each zone's address sends to the targets of all zones"),
  deletionProtection: z.boolean().default(true).describe("It cannot be deleted before this is false"),
  accessLogs: z
    .strictObject({
      bucket: entryName.describe("Name in data.buckets, of one that receives network-load-balancer-logs"),
      prefix: z
        .string()
        .regex(/^[^/](.*[^/])?$/, 'a prefix without slashes at its ends, such as "ingress"')
        .optional()
        .describe("load-balancers/<entry> where absent"),
    })
    .optional()
    .describe("Logs of TLS connections, the only ones that AWS writes of this type; none where absent"),
});

const everyCheck = {
  port: port.optional().describe("The target's own port where absent"),
  intervalSeconds: z.int().min(5).max(300).default(10).describe("Seconds between two checks of a target"),
  healthyThreshold: z.int().min(2).max(10).default(3).describe("Successes in a row before a target serves"),
  unhealthyThreshold: z.int().min(2).max(10).default(3).describe("Failures in a row before it does no more"),
};

const healthCheck = z.discriminatedUnion("protocol", [
  z.strictObject({
    protocol: z.literal("TCP").describe("Healthy is who takes a connection"),
    ...everyCheck,
  }),
  z.strictObject({
    protocol: z.enum(["HTTP", "HTTPS"]).describe("Healthy is who answers with a status from 200 to 399"),
    path: sitePath.describe("What is asked for"),
    ...everyCheck,
  }),
]);

/** Addresses that listeners send to. Who the targets are is known later: a controller in the cluster registers pods. */
export const targetGroup = z.strictObject({
  protocol: z
    .enum(["TCP", "TLS"])
    .default("TCP")
    .describe("TLS: the load balancer encrypts anew, and takes any certificate of the target"),
  port: port.describe("Port of targets that are registered without one"),
  name: name
    .max(32, "a name of at most 32 characters")
    .optional()
    .describe("<environment id>-<entry>-<port> where absent; a port cannot change under the same name"),
  healthCheck: healthCheck.describe("How it is found out which targets serve"),
  deregistrationDelaySeconds: seconds
    .max(3600)
    .default(300)
    .describe("How long connections of a target that leaves go on"),
  preserveClientIp: z
    .boolean()
    .default(true)
    .describe("Whether targets see the clients' addresses rather than the load balancer's"),
});
