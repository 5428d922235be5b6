import { describe, expect, it } from "vitest";
import { northVirginia, synthesized } from "../synthesized.fixture";
import { type AlarmProps, alarm } from "./alarm";

const defaults: AlarmProps = {
  name: "shop-nat-errors",
  description: "A NAT gateway has no free ports",
  namespace: "AWS/NATGateway",
  metric: "ErrorPortAllocation",
  statistic: "Sum",
  dimensions: { NatGatewayId: "nat-1" },
  comparison: "above",
  threshold: 0,
  topicArns: ["arn:aws:sns:eu-west-1:111122223333:alarms"],
};

const ALARM = "aws_cloudwatch_metric_alarm.errors";

const build = (props: Partial<AlarmProps> = {}) =>
  synthesized((scope) => alarm(scope, "errors", { ...defaults, ...props })).at(ALARM);

describe("an alarm", () => {
  it("tells its topics when it is raised and when it is over", () => {
    expect(build()).toMatchObject({
      alarm_actions: ["arn:aws:sns:eu-west-1:111122223333:alarms"],
      ok_actions: ["arn:aws:sns:eu-west-1:111122223333:alarms"],
    });
  });

  it("watches one metric of one resource", () => {
    expect(build()).toMatchObject({
      alarm_name: "shop-nat-errors",
      alarm_description: "A NAT gateway has no free ports",
      namespace: "AWS/NATGateway",
      metric_name: "ErrorPortAllocation",
      statistic: "Sum",
      dimensions: { NatGatewayId: "nat-1" },
      threshold: 0,
    });
  });

  it("is raised by one period of five minutes, and never by missing data, unless it is set otherwise", () => {
    expect(build()).toMatchObject({
      period: 300,
      evaluation_periods: 1,
      treat_missing_data: "notBreaching",
    });
    expect(build({ periodSeconds: 60, periods: 3, missingData: "breaching" })).toMatchObject({
      period: 60,
      evaluation_periods: 3,
      treat_missing_data: "breaching",
    });
  });

  it.each([
    ["above", "GreaterThanThreshold"],
    ["below", "LessThanThreshold"],
  ] as const)("is raised %s its threshold", (comparison, operator) => {
    expect(build({ comparison }).comparison_operator).toBe(operator);
  });

  it("stands in another region where a provider says so", () => {
    const { at } = synthesized((scope) =>
      alarm(scope, "errors", { ...defaults, provider: northVirginia(scope) }),
    );

    expect(at(ALARM).provider).toBe("aws.us-east-1");
    expect(build()).not.toHaveProperty("provider");
  });
});
