import { join } from "node:path";
import { factsOf } from "@strata/charts";
import { loadEnvironments } from "@strata/config";
import { valueAt } from "@strata/values";
import { describe, expect, it } from "vitest";
import { layers } from "../../registry";
import { ROOT } from "../repository.fixture";

/** Charts of kinds alone: they run nothing. */
const WITHOUT_PODS = ["base", "karpenter-crd", "linkerd-crds"];

interface Chart {
  readonly repository: string;
  readonly chart: string;
}

const charts = loadEnvironments({ root: join(ROOT, "environments"), layers }).environments.flatMap(
  ({ environment }) =>
    Object.values((valueAt(environment.settings, ["addons", "charts"]) ?? {}) as object) as Chart[],
);
const each = [...new Map(charts.map((chart) => [chart.chart, chart])).values()];

describe("a chart that an environment installs", () => {
  it.each(each)("is known with what it runs: $chart", (source) => {
    expect(each.length).toBeGreaterThan(10);
    if (WITHOUT_PODS.includes(source.chart)) return;
    expect(factsOf(source).runs?.length).toBeGreaterThan(0);
  });
});
