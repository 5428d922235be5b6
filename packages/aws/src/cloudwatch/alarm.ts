import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";

/** A threshold on a metric of one resource. */
export interface AlarmProps {
  readonly name: string;
  readonly description: string;
  /** Namespace of the metric, for example `AWS/NATGateway`. */
  readonly namespace: string;
  readonly metric: string;
  readonly statistic: "Average" | "Maximum" | "Minimum" | "Sum";
  readonly dimensions: Readonly<Record<string, string>>;
  readonly comparison: "above" | "below";
  readonly threshold: number;
  /** Length of a period, seconds. @default 300 */
  readonly periodSeconds?: number;
  /** Consecutive periods that must breach. @default 1 */
  readonly periods?: number;
  /** Topics to notify, at least one (CloudWatch.15). */
  readonly topicArns: readonly string[];
  /** How a period without data counts. @default "notBreaching": a resource without data is healthy */
  readonly missingData?: "breaching" | "notBreaching" | "ignore" | "missing";
  /** @default the stack's own region; metrics of global services are in us-east-1 */
  readonly provider?: TerraformProvider;
}

const COMPARISONS = { above: "GreaterThanThreshold", below: "LessThanThreshold" } as const;

/** Creates the alarm. */
export function alarm(scope: Construct, id: string, props: AlarmProps): CloudwatchMetricAlarm {
  const { periodSeconds = 300, periods = 1, missingData = "notBreaching" } = props;
  return new CloudwatchMetricAlarm(scope, id, {
    alarmName: props.name,
    alarmDescription: props.description,
    namespace: props.namespace,
    metricName: props.metric,
    statistic: props.statistic,
    dimensions: { ...props.dimensions },
    comparisonOperator: COMPARISONS[props.comparison],
    threshold: props.threshold,
    period: periodSeconds,
    evaluationPeriods: periods,
    treatMissingData: missingData,
    alarmActions: [...props.topicArns],
    okActions: [...props.topicArns],
    ...(props.provider === undefined ? {} : { provider: props.provider }),
  });
}
