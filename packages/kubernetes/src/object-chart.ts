import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Release } from "@cdktf/provider-helm/lib/release";
import { AssetType, type ITerraformDependable, TerraformAsset } from "cdktf";
import { Construct } from "constructs";
import { parse } from "yaml";
import { localChartRelease } from "./chart-release";

/** A Kubernetes object of any kind. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Readonly<Record<string, unknown>> & { readonly name: string };
  readonly [field: string]: unknown;
}

const FOLDER = join(__dirname, "..", "charts", "objects");

/**
 * The chart that renders the objects it is given. It is copied beside the Terraform files, under a path that
 * changes with its content and with nothing else; one copy serves every release of a stack.
 */
export class ObjectChart extends Construct {
  /** Path of the chart's folder, relative to the Terraform files. */
  readonly path: string;
  readonly version: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const asset = new TerraformAsset(this, "this", { path: FOLDER, type: AssetType.DIRECTORY });
    const { version } = parse(readFileSync(join(FOLDER, "Chart.yaml"), "utf8")) as {
      readonly version: string;
    };
    // Without the dot, Helm may take `assets` for the name of a repository.
    this.path = `./${asset.path}`;
    this.version = version;
  }
}

/** Objects that are installed, changed and removed together. */
export interface ObjectReleaseProps {
  readonly chart: ObjectChart;
  /** Name of the release. */
  readonly name: string;
  /** Namespace of the release, and of its objects that name none. */
  readonly namespace: string;
  /** By a name that is used in messages only. No Secret: values lie in the state as they are. */
  readonly objects: Readonly<Record<string, KubernetesObject>>;
  readonly timeoutSeconds: number;
  /** The operator whose kinds the objects have, among what must exist first. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** Installs objects whose kinds another release has brought. */
export function objectRelease(scope: Construct, id: string, props: ObjectReleaseProps): Release {
  const { chart, objects, ...release } = props;
  return localChartRelease(scope, id, {
    ...release,
    path: chart.path,
    version: chart.version,
    values: { objects },
  });
}
