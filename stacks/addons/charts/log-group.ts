import { logGroup, type PolicyStatement } from "@strata/aws";
import { WRITE_LOG_STREAMS } from "@strata/kind/vocabulary";
import type { Construct } from "constructs";
import type { AddonsContext } from "../builder";
import type { ChartSettings } from "./settings";

/** The log group that a chart writes to, and what its role needs for that. */
export interface ChartLogs {
  readonly name: string;
  readonly policy: readonly PolicyStatement[];
}

/** The log group of a chart: one that the chart would create has neither retention nor key. */
export function chartLogs(
  scope: Construct,
  name: string,
  { retentionDays, key }: NonNullable<ChartSettings["logGroup"]>,
  { read }: Pick<AddonsContext, "read">,
): ChartLogs {
  const keyArn = read("network").keys.entry(key).arn;
  const group = logGroup(scope, "logs", { name, retentionDays, keyArn });
  const policy = [{ Effect: "Allow" as const, Action: WRITE_LOG_STREAMS, Resource: `${group.arn}:*` }];
  return { name: group.name, policy };
}
