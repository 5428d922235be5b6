import { healthCheckPath, port } from "@strata/kind/vocabulary";
import { z } from "zod";
import { hostInZone } from "../domains";

/** A check of a site from outside, over HTTPS. */
export const healthCheck = z.strictObject({
  domain: hostInZone.default("{zone}").describe("The site that is checked, over HTTPS"),
  path: healthCheckPath.default("/"),
  port: port.default(443),
  intervalSeconds: z.literal([10, 30]).default(30),
  failureThreshold: z.int().min(1).max(10).default(3).describe("Consecutive failures before it is unhealthy"),
});
