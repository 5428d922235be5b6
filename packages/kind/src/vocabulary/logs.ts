import { refersTo } from "@strata/config";
import { z } from "zod";

/**
 * Days that CloudWatch Logs can keep events.
 * Source: `PutRetentionPolicy`, parameter `retentionInDays`.
 */
export const logRetentionDays: z.ZodLiteral<number> = z.literal([
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
]);

/** Longest name that CloudWatch Logs takes for a log group, in characters. Source: `CreateLogGroup`, parameter `logGroupName`. */
export const LOG_GROUP_NAME_LENGTH = 512;

/**
 * Name of a log group, a template over these parts. Source: `CreateLogGroup`, parameter `logGroupName`; names that start
 * with `aws/` are AWS's own.
 */
export function logGroupTemplate(parts: readonly string[]): z.ZodString {
  return z
    .string()
    .max(LOG_GROUP_NAME_LENGTH, `a name of at most ${LOG_GROUP_NAME_LENGTH} characters`)
    .regex(
      new RegExp(`^(?!aws/)([\\w./#-]|\\{(${parts.join("|")})\\})+$`),
      "a name of letters, digits and . _ / # -, not starting with aws/",
    );
}

/** A key that CloudWatch Logs can encrypt log groups with, by name. */
export function logKey(kinds: string | readonly string[]): z.ZodString {
  return refersTo(kinds, { needs: [{ can: "logs", since: "log groups are encrypted with it" }] });
}

/**
 * Writing to streams of a log group that exists: it has its retention and its key from settings, and whoever could
 * create a group could create one that is kept for ever. Source: CloudWatch Logs, "permissions reference".
 */
export const WRITE_LOG_STREAMS = [
  "logs:CreateLogStream",
  "logs:PutLogEvents",
  "logs:DescribeLogStreams",
] as const;
