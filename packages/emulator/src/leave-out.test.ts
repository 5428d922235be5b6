import { describe, expect, it } from "vitest";
import type { Allowance } from "./allow-list";
import { addressesOf, ignoreDrift, leaveOut, putBack, type UnitTemplate } from "./leave-out";

const of = (allow: Allowance["allow"], type: string, attribute?: string, contains?: string): Allowance => ({
  allow,
  type,
  attribute,
  contains,
  reply: "not implemented",
  reason: "because",
  proof: "page",
  folder: "",
  at: "list.yaml:5:3",
});

const topic = { name: "orders" };
const archive = { name: "orders-archive" };
const subscription = { topic_arn: "${aws_sns_topic.orders.arn}" };
const alarm = { alarm_actions: ["${aws_sns_topic_subscription.mail.arn}"] };
const instance = {
  depends_on: ["aws_sns_topic.orders", "aws_sns_topic.orders-archive"],
  monitoring: true,
  instance_type: "t3.micro",
};

const template: UnitTemplate = {
  locals: { a: 1 },
  resource: {
    aws_sns_topic: { orders: topic, "orders-archive": archive },
    aws_sns_topic_subscription: { mail: subscription },
    aws_cloudwatch_metric_alarm: { late: alarm },
    aws_instance: { shop: instance },
  },
  output: { topic_arn: { value: "${aws_sns_topic.orders.arn}" }, id: { value: "${aws_instance.shop.id}" } },
};

describe("leaveOut", () => {
  it("leaves a template alone that no entry is about", () => {
    expect(leaveOut(template, [of("resource", "aws_vpc"), of("drift", "aws_sns_topic", "name")])).toEqual({
      template,
      leftOut: [],
      dependents: [],
      shortened: [],
    });
  });

  it("takes with a resource all that refers to it, outputs too, and forgets the order", () => {
    const allowance = of("resource", "aws_sns_topic", "name", 'orders"');
    expect(leaveOut(template, [allowance])).toEqual({
      template: {
        locals: { a: 1 },
        resource: {
          aws_sns_topic: { "orders-archive": archive },
          aws_instance: { shop: { ...instance, depends_on: ["aws_sns_topic.orders-archive"] } },
        },
        output: { id: { value: "${aws_instance.shop.id}" } },
      },
      leftOut: [{ address: "aws_sns_topic.orders", allowance }],
      dependents: ["aws_sns_topic_subscription.mail", "aws_cloudwatch_metric_alarm.late"],
      shortened: [],
    });
  });

  it("leaves out all of a type where the entry names no attribute", () => {
    const { leftOut, template: left } = leaveOut(template, [of("resource", "aws_sns_topic")]);
    expect(leftOut.map(({ address }) => address)).toEqual([
      "aws_sns_topic.orders",
      "aws_sns_topic.orders-archive",
    ]);
    expect(addressesOf(left)).toEqual(["aws_instance.shop"]);
  });

  it("takes an argument away, where there is one", () => {
    const allowance = of("argument", "aws_instance", "monitoring");
    const { template: left, shortened } = leaveOut(template, [
      allowance,
      of("argument", "aws_instance", "key_name"),
    ]);
    const { monitoring: _, ...rest } = instance;
    expect(left.resource?.aws_instance).toEqual({ shop: rest });
    expect(shortened).toEqual([{ address: "aws_instance.shop", allowance }]);
  });

  it("does not take data of the same type and name for the resource", () => {
    const lookup = {
      resource: {
        aws_sns_topic: { orders: {} },
        aws_lambda_function: { f: { x: "${data.aws_sns_topic.orders.arn}" } },
      },
    };
    expect(leaveOut(lookup, [of("resource", "aws_sns_topic")]).dependents).toEqual([]);
  });
});

describe("putBack", () => {
  it("asks for all, with no order between what cannot be made", () => {
    const back = putBack(template, leaveOut(template, [of("resource", "aws_sns_topic", "name", 'orders"')]));
    expect(back).toEqual({
      ...template,
      resource: {
        ...template.resource,
        aws_instance: { shop: { ...instance, depends_on: ["aws_sns_topic.orders-archive"] } },
      },
    });
  });
});

describe("ignoreDrift", () => {
  it("adds to what a resource has ignored already", () => {
    const kept = { lifecycle: { prevent_destroy: true, ignore_changes: ["ami"] } };
    const entries = [of("drift", "aws_instance", "tags"), of("drift", "aws_instance", "monitoring")];
    expect(
      ignoreDrift({ resource: { aws_instance: { shop: kept, plain: {} }, aws_vpc: { v: {} } } }, entries),
    ).toEqual({
      resource: {
        aws_instance: {
          shop: { lifecycle: { prevent_destroy: true, ignore_changes: ["ami", "tags", "monitoring"] } },
          plain: { lifecycle: { ignore_changes: ["tags", "monitoring"] } },
        },
        aws_vpc: { v: {} },
      },
    });
  });
});
