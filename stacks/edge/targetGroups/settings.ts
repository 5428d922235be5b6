import { inOrder } from "@strata/kind";
import { elbName, port, seconds, urlPath } from "@strata/kind/vocabulary";
import { z } from "zod";

const everyCheck = {
  port: port.optional().describe("The target's own port where absent"),
  intervalSeconds: z.int().min(5).max(300).default(10).describe("Seconds between two checks of a target"),
  healthyThreshold: z
    .int()
    .min(2)
    .max(10)
    .default(3)
    .describe("Consecutive successes before a target receives traffic"),
  unhealthyThreshold: z
    .int()
    .min(2)
    .max(10)
    .default(3)
    .describe("Consecutive failures before it receives no more"),
};

const healthCheck = z.discriminatedUnion("protocol", [
  z.strictObject({
    protocol: z.literal("TCP").describe("A target that accepts connections is healthy"),
    ...everyCheck,
  }),
  z.strictObject({
    protocol: z
      .enum(["HTTP", "HTTPS"])
      .describe("A target that responds with a status from 200 to 399 is healthy"),
    path: urlPath.describe("Path of the requests"),
    ...everyCheck,
  }),
]);

/** Whether targets are asked for a page: HTTPS is HTTP in this. */
const whichRequests = (check: unknown): unknown =>
  (check as z.output<typeof healthCheck>).protocol === "TCP" ? "TCP" : "HTTP";

/** Addresses that listeners send to. The targets come later: a controller in the cluster registers pods. */
export const targetGroup = z.strictObject({
  protocol: z
    .enum(["TCP", "TLS"])
    .default("TCP")
    .describe("TLS: the load balancer encrypts again, and accepts any certificate of the target"),
  port: port.describe("Port of targets that are registered without one"),
  name: elbName
    .optional()
    .describe(
      "<environment id>-<entry>-<port> where absent, with tls before the port where protocol is TLS; the port and protocol of an existing name cannot change",
    ),
  healthCheck: inOrder(
    healthCheck.describe("How it is decided which targets receive traffic"),
    ["TCP", "HTTP"],
    {
      as: whichRequests,
      since: "the AWS provider keeps the path of a target group's check, and plans no check of TCP with one",
      way: "add a target group with the other check, send the listeners to it, then give this one up",
      source: "AWS provider 5.100.0, aws_lb_target_group, health_check.path and health_check.matcher",
    },
  ),
  deregistrationDelaySeconds: seconds
    .max(3600)
    .default(300)
    .describe("How long connections to a deregistered target may last, in seconds"),
  preserveClientIp: z
    .boolean()
    .default(true)
    .describe("Whether targets see the clients' addresses, not the load balancer's"),
});

/** Settings of a target group. */
export type TargetGroupSettings = z.output<typeof targetGroup>;
