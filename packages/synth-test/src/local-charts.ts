import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

/** What a unit's JSON says of a release. */
interface Release {
  readonly chart: string;
  readonly version?: string;
}

/** Releases by the name of their resource. */
export type Releases = Readonly<Record<string, Release>>;

/** Where the stand-ins for charts of repositories lie, inside of the unit. */
const FOLDER = "charts";

/**
 * Puts a folder in the place of each chart, with a `Chart.yaml` and no more: that is all that the Helm provider reads
 * of a chart when it plans. Source: hashicorp/terraform-provider-helm, `ModifyPlan` of helm_release.
 * @param unit folder of the Terraform files
 * @returns what overrides the releases, so that no repository is asked
 */
export function standInForCharts(unit: string, releases: Releases): object {
  const overrides = Object.entries(releases).map(([name, { chart, version = "0.0.0" }]) => {
    const local = chart.startsWith("./");
    const path = local ? chart : `./${FOLDER}/${chart}-${version}`;
    mkdirSync(join(unit, path), { recursive: true });
    const metadata = { apiVersion: "v2", name: local ? basename(path) : chart, version };
    // JSON is YAML too.
    writeFileSync(join(unit, path, "Chart.yaml"), JSON.stringify(metadata));
    return [name, { chart: path, repository: null }];
  });
  return overrides.length === 0 ? {} : { resource: { helm_release: Object.fromEntries(overrides) } };
}
