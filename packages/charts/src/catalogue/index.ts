import { own } from "@strata/values";
import type { ChartFacts } from "../facts";
import { aws } from "./aws";
import { measurements } from "./measurements";
import { mesh } from "./mesh";
import { messaging } from "./messaging";
import { prometheus } from "./prometheus";
import { secrets } from "./secrets";

/**
 * Facts of charts by their name in their repository, from rendering each at the version in use. A chart that is
 * not among them is installed as its settings say.
 */
export const FACTS: Readonly<Record<string, ChartFacts>> = {
  ...aws,
  ...measurements,
  ...mesh,
  ...messaging,
  ...prometheus,
  ...secrets,
};

/** Where a chart comes from. */
export interface ChartSource {
  readonly repository: string;
  readonly chart: string;
}

/** What is known of a chart: nothing of one whose name alone is known. */
export function factsOf({ repository, chart }: ChartSource): ChartFacts {
  const facts = own(FACTS, chart);
  return facts !== undefined && repository.includes(facts.of ?? "") ? facts : {};
}

/** Names of the releases of a chart that something is known of. */
export function releasesOf(charts: Readonly<Record<string, ChartSource>>, chart: string): readonly string[] {
  return Object.entries(charts)
    .filter(([, source]) => source.chart === chart && factsOf(source) === own(FACTS, chart))
    .map(([name]) => name);
}

/** The chart that brings the kinds of an API group. */
export function chartOfGroup(group: string): string | undefined {
  return Object.keys(FACTS).find((chart) => own(FACTS, chart)?.brings?.includes(group));
}
