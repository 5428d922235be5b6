import { Release } from "@cdktf/provider-helm/lib/release";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { type ChartValues, valuesText } from "./chart-values";

/** One chart in one namespace. */
export interface ChartReleaseProps {
  /** Name of the release, at most 53 characters; unique in its namespace. */
  readonly name: string;
  /** `https://` URL of an index, or `oci://` path above the chart. */
  readonly repository: string;
  readonly chart: string;
  /** Exact: a range would install what nobody has reviewed. */
  readonly version: string;
  /** It exists already: no chart makes its own. */
  readonly namespace: string;
  /** They lie in the state as they are: name a Kubernetes Secret in them, never its content. */
  readonly values: ChartValues;
  /** Seconds until everything of the chart must be ready. */
  readonly timeoutSeconds: number;
  /** `skip` where the kinds come from a release of their own. Applies to a chart's `crds/` folder only. */
  readonly crds: "install" | "skip";
  readonly dependsOn: readonly ITerraformDependable[];
}

/** Revisions that Helm keeps of a release, each a Secret in its namespace. */
const HISTORY = 10;

/** What every release does: it waits until its objects are ready, and is undone when they are not. */
const SAFE_INSTALL = {
  atomic: true,
  wait: true,
  waitForJobs: true,
  createNamespace: false,
  maxHistory: HISTORY,
} as const;

/** Installs a chart of a repository. */
export function chartRelease(scope: Construct, id: string, props: ChartReleaseProps): Release {
  return new Release(scope, id, {
    ...SAFE_INSTALL,
    name: props.name,
    repository: props.repository,
    chart: props.chart,
    version: props.version,
    namespace: props.namespace,
    values: [valuesText(props.values)],
    timeout: props.timeoutSeconds,
    skipCrds: props.crds === "skip",
    dependsOn: [...props.dependsOn],
  });
}

/** A chart that lies beside the Terraform files, as {@link chartRelease} has it otherwise. */
export interface LocalChartReleaseProps
  extends Pick<ChartReleaseProps, "name" | "namespace" | "values" | "timeoutSeconds" | "dependsOn"> {
  /** Path of the chart's folder, relative to the Terraform files. */
  readonly path: string;
  /** As the chart's own `Chart.yaml` has it: the provider compares the two. */
  readonly version: string;
}

/** Installs a chart of a folder. */
export function localChartRelease(scope: Construct, id: string, props: LocalChartReleaseProps): Release {
  return new Release(scope, id, {
    ...SAFE_INSTALL,
    name: props.name,
    chart: props.path,
    version: props.version,
    namespace: props.namespace,
    values: [valuesText(props.values)],
    timeout: props.timeoutSeconds,
    dependsOn: [...props.dependsOn],
  });
}
