import { z } from "zod";

/** A detector of GuardDuty. */
export const detector = z.strictObject({
  features: z
    .array(
      z.enum([
        "S3_DATA_EVENTS",
        "EKS_AUDIT_LOGS",
        "EBS_MALWARE_PROTECTION",
        "RDS_LOGIN_EVENTS",
        "LAMBDA_NETWORK_LOGS",
      ]),
    )
    .default(["S3_DATA_EVENTS", "EKS_AUDIT_LOGS"])
    .describe("What it reads besides CloudTrail, flow logs and DNS, at a price for each; others are off"),
  publishing: z
    .enum(["FIFTEEN_MINUTES", "ONE_HOUR", "SIX_HOURS"])
    .default("FIFTEEN_MINUTES")
    .describe("How often a finding that happens again is sent to EventBridge; a new one is sent at once"),
});
