import { logGroup, type PolicyStatement } from "@strata/aws";
import type { UnitEnvironment } from "@strata/layer";
import type { Construct } from "constructs";
import { WRITE_STREAMS } from "./grants";
import { logGroupName } from "./names";
import type { AddonsSettings } from "./settings";

/** What the log groups of charts are made from. */
export interface ChartLogsProps {
  readonly environment: UnitEnvironment;
  /** ARN of a key of the network layer. */
  readonly keyArn: (name: string) => string;
}

/** The log group that a chart writes to, and what its role needs for that. */
export interface ChartLogs {
  readonly name: string;
  readonly policy: readonly PolicyStatement[];
}

type LogGroup = NonNullable<AddonsSettings["charts"][string]["logGroup"]>;

/** The log group of a chart: one that the chart would make has neither retention nor key. */
export function chartLogs(
  scope: Construct,
  { name, retentionDays, key }: LogGroup,
  { environment, keyArn }: ChartLogsProps,
): ChartLogs {
  const group = logGroup(scope, "logs", {
    name: logGroupName(environment, name),
    retentionDays,
    keyArn: keyArn(key),
  });
  return {
    name: group.name,
    policy: [{ Effect: "Allow", Action: WRITE_STREAMS, Resource: `${group.arn}:*` }],
  };
}
