import type { Release } from "@cdktf/provider-helm/lib/release";
import { type KubernetesObject, ObjectChart, objectRelease } from "@strata/kubernetes";
import { byName, entryOf } from "@strata/layer";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { AddonsSettings } from "./settings";

/** What objects are installed with. */
export interface ObjectsProps {
  /** Releases that bring the objects' kinds, by name. */
  readonly charts: Readonly<Record<string, Release>>;
  /** What must exist before anything in a namespace: the namespace itself and its service accounts. */
  readonly namespace: (name: string) => readonly ITerraformDependable[];
}

/** Releases of objects whose kinds come from charts. */
export function objects(
  scope: Construct,
  settings: AddonsSettings["objects"],
  { charts, namespace }: ObjectsProps,
): void {
  if (Object.keys(settings).length === 0) return;
  const each = new Construct(scope, "objects");
  const chart = new ObjectChart(scope, "object-chart");
  byName(settings, (release, name) =>
    objectRelease(new Construct(each, name), "this", {
      chart,
      name,
      namespace: release.namespace,
      timeoutSeconds: release.timeoutSeconds,
      objects: byName(release.items, named),
      dependsOn: [
        ...namespace(release.namespace),
        ...release.after.map((other) => entryOf(charts, other, `addons.objects.${name}.after`)),
      ],
    }),
  );
}

function named(
  { metadata, ...object }: AddonsSettings["objects"][string]["items"][string],
  entry: string,
): KubernetesObject {
  return { ...object, metadata: { ...metadata, name: metadata.name ?? entry } };
}
