import { describe, expect, it } from "vitest";
import { northVirginia, synthesized } from "../synthesized.fixture";
import { logGroup } from "./log-group";

const props = { name: "/shop/orders", retentionDays: 30, keyArn: "arn:aws:kms:eu-west-1:111122223333:key/1" };

describe("a log group", () => {
  it("has retention and a key", () => {
    const { at, addresses } = synthesized((scope) => logGroup(scope, "orders", props));

    expect(addresses).toEqual(["aws_cloudwatch_log_group.orders"]);
    expect(at("aws_cloudwatch_log_group.orders")).toEqual({
      name: "/shop/orders",
      retention_in_days: 30,
      kms_key_id: "arn:aws:kms:eu-west-1:111122223333:key/1",
    });
  });

  it("stands in another region where a provider says so", () => {
    const { at } = synthesized((scope) =>
      logGroup(scope, "orders", { ...props, provider: northVirginia(scope) }),
    );

    expect(at("aws_cloudwatch_log_group.orders").provider).toBe("aws.us-east-1");
  });
});
