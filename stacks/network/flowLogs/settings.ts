import { logKey, logRetentionDays } from "@strata/kind/vocabulary";
import { z } from "zod";

/** The flow logs of the VPC. */
export const flowLogSettings = {
  flowLogs: z
    .strictObject({
      key: logKey("network.keys").describe("Key that encrypts the log group"),
      retentionDays: logRetentionDays.default(30),
      aggregationSeconds: z.literal([60, 600]).default(60),
    })
    .describe("Flow logs of the VPC, in CloudWatch Logs"),
};
