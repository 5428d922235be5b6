import { declaredChanges } from "@strata/config";
import { permits } from "@strata/config/changes/movement";
import { describe, expect, it } from "vitest";
import { layers } from "../../registry";
import { KEPT_FOR_GOOD } from "./kept-for-good.fixture";

/** The rule of change that a setting declares. */
function ruleOf(setting: string) {
  const found = layers.flatMap(({ name, settings }) =>
    declaredChanges(settings).filter(({ path }) => `${name}.${path}` === setting),
  );
  return found[0]?.change;
}

describe("what cannot be undone in place", () => {
  it.each(KEPT_FOR_GOOD.filter(({ kind }) => kind !== "moot"))(
    "is refused before any plan: $argument",
    ({ setting = "" }) => {
      expect(ruleOf(setting)).toMatchObject({ since: expect.any(String), way: expect.any(String) });
    },
  );

  it.each([
    { setting: "edge.loadBalancers.*.listeners.*.protocol", was: "TLS", is: "TCP", goes: false },
    { setting: "edge.loadBalancers.*.listeners.*.protocol", was: "TCP", is: "TLS", goes: true },
    {
      setting: "edge.targetGroups.*.healthCheck",
      was: { protocol: "HTTPS", path: "/up" },
      is: { protocol: "TCP" },
      goes: false,
    },
    {
      setting: "edge.targetGroups.*.healthCheck",
      was: { protocol: "HTTPS", path: "/up" },
      is: { protocol: "HTTP", path: "/ready" },
      goes: true,
    },
    {
      setting: "edge.targetGroups.*.healthCheck",
      was: { protocol: "TCP" },
      is: { protocol: "HTTP", path: "/up" },
      goes: true,
    },
    { setting: "edge.webAcls.*.logs.redactedHeaders", was: ["cookie"], is: [], goes: false },
    { setting: "edge.webAcls.*.logs.redactedHeaders", was: ["cookie"], is: ["x-nothing"], goes: true },
    { setting: "edge.webAcls.*.logs.redactedHeaders", was: [], is: ["cookie"], goes: true },
    { setting: "network.endpoints.*.groups", was: [], is: ["services"], goes: false },
    { setting: "network.endpoints.*.groups", was: ["services"], is: ["services", "more"], goes: true },
    { setting: "network.endpoints.*.groups", was: ["services"], is: [], goes: true },
  ])("$setting: from $was to $is goes in place: $goes", ({ setting, was, is, goes }) => {
    const rule = ruleOf(setting);
    if (rule === undefined) throw new Error(`${setting}: no rule of change`);
    const { movement, as = (value: unknown) => value } = rule;

    expect(permits(movement, as(was), as(is), false)).toBe(goes);
  });
});
