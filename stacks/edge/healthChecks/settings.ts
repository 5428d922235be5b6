import { port, urlPath } from "@strata/kind/vocabulary";
import { z } from "zod";
import { nameInZone } from "../domains";

/** A check of a site from outside, over HTTPS. */
export const healthCheck = z.strictObject({
  domain: nameInZone.default("{zone}").describe("The site that is checked, over HTTPS"),
  path: urlPath.default("/"),
  port: port.default(443),
  intervalSeconds: z.literal([10, 30]).default(30),
  failureThreshold: z.int().min(1).max(10).default(3).describe("Consecutive failures before it is unhealthy"),
});
