import type { Release } from "@cdktf/provider-helm/lib/release";
import { type KubernetesObject, type ObjectChart, objectRelease } from "@strata/kubernetes";
import { byName } from "@strata/layer";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { AddonsSettings } from "./settings";

/** What objects are installed with. */
export interface ObjectsProps {
  readonly chart: ObjectChart;
  /** What must exist before anything in a namespace: the namespace itself and its service accounts. */
  readonly namespace: (name: string) => readonly ITerraformDependable[];
}

type Objects = AddonsSettings["objects"][string];

/** Installs one release of objects, after other releases. */
export function installObjects(
  scope: Construct,
  name: string,
  { namespace, timeoutSeconds, items }: Objects,
  props: ObjectsProps,
  after: readonly ITerraformDependable[],
): Release {
  return objectRelease(new Construct(scope, name), "this", {
    chart: props.chart,
    name,
    namespace,
    timeoutSeconds,
    objects: byName(items, named),
    dependsOn: [...props.namespace(namespace), ...after],
  });
}

function named({ metadata, ...object }: Objects["items"][string], entry: string): KubernetesObject {
  return { ...object, metadata: { ...metadata, name: metadata.name ?? entry } };
}
