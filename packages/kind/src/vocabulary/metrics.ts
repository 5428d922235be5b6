import { z } from "zod";

/** Longest time that an alarm with periods of less than an hour looks back, seconds. Source: CloudWatch `PutMetricAlarm`, `Period`. */
const DAY_SECONDS = 86_400;
/** Longest time that any alarm looks back, seconds. Source: as above. */
const WEEK_SECONDS = 604_800;
const HOUR_SECONDS = 3_600;

/**
 * Seconds over which an alarm computes a statistic of a metric of AWS, which have a value for each minute at most:
 * shorter periods are for metrics of high resolution. Source: CloudWatch `PutMetricAlarm`, parameter `Period`.
 */
export const alarmPeriodSeconds: z.ZodInt = z
  .int()
  .min(60)
  .max(WEEK_SECONDS)
  .multipleOf(60, "a multiple of 60, since metrics of AWS have one value a minute");

/** Consecutive periods of an alarm. How long they may be together is {@link looksBackTooFar}. */
export const alarmPeriods: z.ZodInt = z
  .int()
  .min(1)
  .max(WEEK_SECONDS / 60);

/** Most seconds that an alarm with this period looks back. */
export function longestLookBack(periodSeconds: number): number {
  return periodSeconds < HOUR_SECONDS ? DAY_SECONDS : WEEK_SECONDS;
}

/** Metrics of NAT gateways. Source: VPC user guide, "NAT gateway metrics and dimensions". */
export const natGatewayMetric = z.enum([
  "ActiveConnectionCount",
  "BytesInFromDestination",
  "BytesInFromSource",
  "BytesOutToDestination",
  "BytesOutToSource",
  "ConnectionAttemptCount",
  "ConnectionEstablishedCount",
  "ErrorPortAllocation",
  "IdleTimeoutCount",
  "PacketsDropCount",
  "PacketsInFromDestination",
  "PacketsInFromSource",
  "PacketsOutToDestination",
  "PacketsOutToSource",
  "PeakBytesPerSecond",
  "PeakPacketsPerSecond",
]);

/**
 * A namespace that software publishes metrics in, a template over `{id}`, `{account}` and `{region}`.
 * Source: CloudWatch `PutMetricData`, parameter `Namespace`; those of AWS start with `AWS/`.
 */
export const metricNamespace: z.ZodString = z
  .string()
  .max(255, "a metric namespace of at most 255 characters")
  .regex(
    /^(?!AWS\/)([A-Za-z0-9_./#-]|\{(id|account|region)\})([A-Za-z0-9_./#: -]|\{(id|account|region)\})*$/,
    'a metric namespace such as "Shop/Jobs", not one of AWS',
  );
