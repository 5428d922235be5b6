import { readPlan } from "@strata/inventory";
import { describe, expect, it } from "vitest";
import { evaluate } from "./evaluate";
import { RULES } from "./rules";

const rules = RULES.filter(({ id }) => id.endsWith("-replaced-under-new-name"));

/** What the rules say of a plan that does this to a cluster. */
function findings(actions: readonly string[], before: object | null, after: object): readonly unknown[] {
  const change = { actions, before, after, after_unknown: {}, after_sensitive: {} };
  const inventory = readPlan({
    format_version: "1.2",
    planned_values: {},
    resource_changes: [{ mode: "managed", type: "aws_eks_cluster", name: "main", change }],
    configuration: {
      root_module: {
        resources: [{ address: "aws_eks_cluster.main", expressions: { name: { constant_value: "shop" } } }],
      },
    },
  });
  return evaluate(inventory, { posture: "standard", rules })
    .filter(({ verdict }) => verdict === "unmet")
    .map(({ address, message }) => [address, message]);
}

describe("a plan that replaces", () => {
  const [shop, other] = [{ name: "shop" }, { name: "shop-2" }];

  it("refuses a second one of the same name beside the first, as a cluster inherits it from its node groups", () => {
    expect(findings(["create", "delete"], shop, shop)).toEqual([
      [
        "aws_eks_cluster.main",
        'expected another name, since the new one is made while the old one exists, got "shop"',
      ],
    ]);
  });

  it.each([
    { change: "under another name", actions: ["create", "delete"], before: shop, after: other },
    { change: "after the old one is gone", actions: ["delete", "create"], before: shop, after: shop },
    { change: "nothing", actions: ["no-op"], before: shop, after: shop },
    { change: "nothing, since it makes the first one", actions: ["create"], before: null, after: shop },
  ])("is accepted where it replaces $change", ({ actions, before, after }) => {
    expect(findings(actions, before, after)).toEqual([]);
  });
});
