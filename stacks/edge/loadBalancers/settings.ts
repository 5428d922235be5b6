import { type EntryContext, fixed, inOrder, refersTo } from "@strata/kind";
import { cidr, elbName, entriesOf, port } from "@strata/kind/vocabulary";
import { z } from "zod";
import { nameInZone } from "../domains";

const listener = z.strictObject({
  port: port.describe("Port that clients connect to"),
  protocol: inOrder(
    z
      .enum(["TCP", "TLS"])
      .describe("TLS ends at the load balancer, with certificate; TCP connections are passed through"),
    ["TCP", "TLS"],
    {
      since:
        "the AWS provider keeps the TLS policy of a listener, which Elastic Load Balancing refuses of one with TCP",
      way: "take the listener out and apply, then add it with TCP: its port is closed in between",
      source: "AWS provider, issues 1851 and 7367; Terraform aws_lb_listener.ssl_policy",
    },
  ),
  targetGroup: refersTo("edge.targetGroups").describe("Name in targetGroups"),
  certificate: refersTo("edge.certificates")
    .optional()
    .describe("Name in certificates, of one in the environment's region; TLS only"),
  tlsPolicy: z
    .enum([
      "ELBSecurityPolicy-TLS13-1-2-2021-06",
      "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
      "ELBSecurityPolicy-TLS13-1-3-2021-06",
    ])
    .default("ELBSecurityPolicy-TLS13-1-2-2021-06")
    .describe("TLS versions and ciphers for clients, from TLS 1.2 on; TLS only"),
});

/** What decides which tiers a load balancer can use. */
interface LoadBalancerUse {
  readonly scheme: string;
}

/** A load balancer in the VPC's subnets. It has a security group of its own. */
export const loadBalancer = z.strictObject({
  type: z.enum(["network"]).default("network").describe("network: TCP and TLS connections"),
  scheme: fixed(
    z
      .enum(["internet-facing", "internal"])
      .describe("internet-facing has public addresses, so it needs a tier with route: internet"),
    {
      since:
        "a load balancer of the other scheme is another one, with other addresses, made once this one is gone",
      way: "add a load balancer of the other scheme, move the clients, then give this one up",
      source: "Terraform aws_lb.internal",
    },
  ),
  tier: fixed(
    refersTo("network.tiers", {
      needs: [
        {
          can: "internet",
          since: "its scheme is internet-facing",
          when: ({ scheme }: LoadBalancerUse) => scheme === "internet-facing",
        },
      ],
    }).describe("Tier of the network layer that holds it, in each of the tier's zones"),
    {
      since:
        "a network load balancer does not leave its subnets: in others it is another one, with other addresses",
      way: "add a load balancer in the other tier, move the clients, then give this one up",
      source: "Terraform aws_lb.subnets; Elastic Load Balancing API, SetSubnets",
    },
  ),
  name: elbName.optional().describe("<environment id>-<entry> where absent"),
  clients: z
    .array(cidr)
    .min(1)
    .optional()
    .describe(
      "CIDRs that may connect to the listeners; where absent, any address if it is internet-facing and the VPC if it is internal",
    ),
  listeners: entriesOf(listener).describe("Ports that it listens on, and where each connection goes"),
  aliases: z
    .array(nameInZone)
    .default([])
    .describe(
      "Domain names, with IPv4 records in the zone; the certificate of each TLS listener covers them",
    ),
  crossZone: z
    .boolean()
    .default(true)
    .describe("Whether each zone's address distributes to the targets of all zones"),
  deletionProtection: z.boolean().default(true).describe("It cannot be deleted before this is false"),
  accessLogs: z
    .strictObject({
      bucket: refersTo("data.buckets", {
        needs: [
          { can: "private", since: "the internet must not read logs" },
          {
            can: "network-load-balancer-logs",
            since: "the load balancer's connections are recorded in it",
          },
        ],
      }).describe("Name in data.buckets, of one that receives network-load-balancer-logs"),
      prefix: z
        .string()
        .regex(
          /^(?!.*AWSLogs)[^/](.*[^/])?$/,
          'a prefix without slashes at its ends and without AWSLogs, such as "ingress"',
        )
        .optional()
        .describe("load-balancers/<entry> where absent"),
    })
    .optional()
    .describe("Logs of TLS connections, the only ones that this type records; none where absent"),
});

/** Settings of a load balancer. */
export type LoadBalancerSettings = z.output<typeof loadBalancer>;

/** Settings of a listener. */
export type ListenerSettings = LoadBalancerSettings["listeners"][string];

/** What the rules of load balancers may look at. */
export type LoadBalancerContext = Pick<
  EntryContext<LoadBalancerSettings>,
  "name" | "entry" | "entries" | "layer" | "environment" | "settings"
>;
