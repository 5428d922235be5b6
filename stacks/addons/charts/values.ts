import { type ChartValues, roleAnnotation, withValueAt } from "@strata/kubernetes";
import type { ChartSettings } from "./settings";

type ValueAt = readonly [path: readonly string[], value: unknown];

/**
 * The values of a chart, with the service account and the log group of its settings: one place says which account the
 * role trusts and which one the chart creates, so that the two cannot differ.
 */
export function chartValues(
  { values, role, logGroup }: ChartSettings,
  roleArn: string | undefined,
  logGroupName: string | undefined,
): ChartValues {
  const account = role === undefined || roleArn === undefined ? [] : accountValues(role, roleArn);
  const logs: readonly ValueAt[] = logGroup === undefined ? [] : [[logGroup.at.split("."), logGroupName]];
  return [...account, ...logs].reduce((result, [path, value]) => withValueAt(result, path, value), values);
}

function accountValues(
  { at, serviceAccount }: NonNullable<ChartSettings["role"]>,
  roleArn: string,
): readonly ValueAt[] {
  const path = at.split(".");
  return [
    [[...path, "create"], true],
    [[...path, "name"], serviceAccount],
    ...Object.entries(roleAnnotation(roleArn)).map(
      ([key, arn]): ValueAt => [[...path, "annotations", key], arn],
    ),
  ];
}
