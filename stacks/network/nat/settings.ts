import { inOrder } from "@strata/kind";
import { alarmPeriodSeconds, alarmPeriods, natGatewayMetric } from "@strata/kind/vocabulary";
import { z } from "zod";

const natAlarm = z.strictObject({
  statistic: z.enum(["Average", "Maximum", "Minimum", "Sum"]).default("Sum"),
  threshold: z.number().describe("Value above which the alarm goes off"),
  periodSeconds: alarmPeriodSeconds.default(300).describe("Seconds over which the statistic is computed"),
  periods: alarmPeriods.default(1).describe("Consecutive periods above the threshold"),
});

/** NAT gateways and their alarms. */
export const natSettings = {
  nat: inOrder(
    z
      .enum(["none", "one", "perZone"])
      .default("none")
      .describe("NAT gateways: one costs less; with perZone, each zone is independent of the others"),
    ["none", "one", "perZone"],
    {
      since: "public addresses are released for good, and whoever lets them in turns the platform away",
      way: "tell whoever lets the addresses in which ones remain, and wait until they have changed it",
      source: "VPC user guide, Elastic IP addresses: Release an Elastic IP address",
    },
  ),
  natAlarms: z
    .partialRecord(natGatewayMetric, natAlarm)
    .default({})
    .describe("Alarms on each NAT gateway, by metric of AWS/NATGateway"),
};

/** Settings of NAT gateways, validated. */
export type NatSettings = z.output<z.ZodObject<typeof natSettings>>;
