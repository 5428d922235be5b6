import { deletionWindowDays, subscribers } from "@strata/kind/vocabulary";
import { z } from "zod";

/** What logs and alarms of Route 53, CloudFront and WAF need in us-east-1. */
export const globalServicesSettings = {
  alarms: z
    .strictObject({
      subscribers: subscribers.describe(
        "Receivers of alarms, by name; at least one where healthChecks has entries",
      ),
    })
    .prefault({})
    .describe("The topic in us-east-1 that alarms of global services publish to"),
  key: z
    .strictObject({ deletionWindowDays })
    .prefault({})
    .describe("The layer's key in us-east-1, for logs and alarms of global services"),
};
