import { describe, expect, it } from "vitest";
import { type Block, shop, synthShop } from "../shop.fixture";

const { fetcher } = shop.charts;

function resourcesOf(settings: object): Block {
  return synthShop({ ...shop, ...settings }).resource;
}

describe("the order of releases", () => {
  const item = { apiVersion: "example.com/v1", kind: "Rule" };
  const { helm_release: releases } = resourcesOf({
    charts: {
      server: { ...fetcher, after: ["rules"] },
      fetcher,
    },
    objects: {
      rules: { namespace: "operators", after: ["fetcher"], items: { item } },
      late: { namespace: "operators", after: ["rules", "server"], items: { item } },
    },
  });
  const before = (name: string): readonly string[] =>
    releases[name].depends_on.filter((other: string) => other.startsWith("helm_release."));

  it("leads from charts to objects and back, however they are written", () => {
    expect(before("charts_fetcher")).toEqual([]);
    expect(before("objects_rules")).toEqual(["helm_release.charts_fetcher"]);
    expect(before("charts_server")).toEqual(["helm_release.objects_rules"]);
    expect(before("objects_late")).toEqual(["helm_release.objects_rules", "helm_release.charts_server"]);
  });

  it("has one chart for all releases of objects, and none where there are none", () => {
    expect(releases.objects_late.chart).toBe(releases.objects_rules.chart);
    const bare = resourcesOf({ objects: {} });
    expect(Object.keys(bare.helm_release)).toEqual(["charts_fetcher", "charts_scaler"]);
  });
});
