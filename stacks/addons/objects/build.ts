import { type KubernetesObject, ObjectChart, objectRelease } from "@strata/kubernetes";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import { build } from "../builder";
import { releasesNamed } from "../charts/releases";
import { namespaceOf, resourcesIn } from "../namespaces/build";
import { buildVolumes } from "../volumes/build";
import { buildWorkloads } from "../workloads/build";
import { objects } from "./kind";
import type { ObjectReleaseSettings } from "./settings";

/** The releases of objects. */
export const buildObjects = build(objects, (context) => {
  const { scope, settings, names, made } = context;
  if (Object.keys(settings).length === 0) return;
  const each = new Construct(scope, "objects");
  // One copy serves all releases.
  const chart = new ObjectChart(scope, "object-chart");
  for (const [name, { namespace, after, timeoutSeconds, items }] of Object.entries(settings)) {
    objectRelease(new Construct(each, name), "this", {
      chart,
      name: names(name).release,
      namespace,
      timeoutSeconds,
      objects: byName(items, withName),
      dependsOn: [
        ...[...new Set([namespace, ...namespacesNamed(items)])].flatMap((name) => namespaceOf(context, name)),
        ...resourcesIn(namespace, made(buildWorkloads)),
        ...resourcesIn(namespace, made(buildVolumes)),
        ...releasesNamed(scope, after),
      ],
    });
  }
});

/** Namespaces that objects name themselves. */
function namespacesNamed(items: ObjectReleaseSettings["items"]): readonly string[] {
  return Object.values(items).flatMap(({ metadata: { namespace } }) =>
    typeof namespace === "string" ? [namespace] : [],
  );
}

/** An object under the name of its entry, where it says no other. */
function withName(
  { metadata, ...object }: ObjectReleaseSettings["items"][string],
  entry: string,
): KubernetesObject {
  return { ...object, metadata: { ...metadata, name: metadata.name ?? entry } };
}
