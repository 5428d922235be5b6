import type { ChartSource } from "./catalogue";
import { factsOf } from "./catalogue";
import type { Values } from "./effective";
import type { PodCount } from "./eks-addons";
import { type ManifestObject, podsOf } from "./operated";
import { runningWith } from "./running";

/** The pods of a chart with its values; none of a chart that is not known. Jobs end, and are not counted. */
export function podsOfChart(source: ChartSource & { readonly values: Values }): PodCount {
  const running = runningWith(source.values, factsOf(source).runs ?? []);
  return {
    perNode: running.filter(({ controller }) => controller === "DaemonSet").length,
    pods: running.reduce((sum, { replicas = 0 }) => sum + replicas, 0),
  };
}

/** The pods of an object that is shipped as it is written. */
export function podsOfObject(object: ManifestObject): PodCount {
  return object.kind === "DaemonSet"
    ? { perNode: 1, pods: 0 }
    : { perNode: 0, pods: podsOf(object, "")?.replicas ?? 0 };
}
