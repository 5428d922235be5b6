import type { CheckContext, SettingsProblem } from "@strata/config";
import { installOrder } from "./install-order";
import type { AddonsSettings } from "./settings";

/** Faults of charts and of the objects that come after them. */
export function chartProblems(addons: AddonsSettings, context: CheckContext): readonly SettingsProblem[] {
  return [
    ...orderProblems(addons),
    ...releaseProblems(addons),
    ...valueProblems(addons),
    ...objectProblems(addons),
    ...autoscalerProblems(addons, context),
  ];
}

function orderProblems({ charts, objects }: AddonsSettings): readonly SettingsProblem[] {
  const names = Object.keys(charts);
  const waits = [
    ...Object.entries(charts).map(([name, { after }]) => ({ path: ["charts", name, "after"], after })),
    ...Object.entries(objects).map(([name, { after }]) => ({ path: ["objects", name, "after"], after })),
  ];
  const unknown = waits.flatMap(({ path, after }) =>
    after
      .map((other, index) => ({ path: [...path, index], other }))
      .filter(({ other }) => !names.includes(other))
      .map(({ path, other }) => ({
        path,
        expected: `a chart: ${names.join(", ") || "none is set"}`,
        got: JSON.stringify(other),
      })),
  );
  const { stuck } = installOrder(charts);
  const circles = stuck.slice(0, 1).map((name) => ({
    path: ["charts", name, "after"],
    expected: "an order in which charts can be installed",
    got: `charts that wait for each other: ${stuck.join(", ")}`,
  }));
  return [...unknown, ...circles];
}

/** Helm knows a release by its name in its namespace, whatever made it. */
function releaseProblems({ charts, objects }: AddonsSettings): readonly SettingsProblem[] {
  return Object.entries(objects)
    .filter(([name, { namespace }]) => charts[name]?.namespace === namespace)
    .map(([name, { namespace }]) => ({
      path: ["objects", name],
      expected: `a name that no chart in namespace ${namespace} has`,
      got: `${name}, which is in charts too`,
    }));
}

function valueProblems({ charts }: AddonsSettings): readonly SettingsProblem[] {
  return Object.entries(charts).flatMap(([name, { role, values }]) => {
    const path = role?.at.split(".") ?? [];
    const blocked = path.findIndex((_, index) => !isMap(valueAt(values, path.slice(0, index + 1)) ?? {}));
    if (blocked === -1) return [];
    return [
      {
        path: ["charts", name, "values", ...path.slice(0, blocked + 1)],
        expected: `a map, since the role's service account is set at ${role?.at}`,
        got: JSON.stringify(valueAt(values, path.slice(0, blocked + 1))),
      },
    ];
  });
}

function valueAt(values: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isMap(value) ? value[key] : undefined), values);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function objectProblems({ objects }: AddonsSettings): readonly SettingsProblem[] {
  return Object.entries(objects).flatMap(([release, { items }]) =>
    Object.entries(items)
      .filter(([, { kind }]) => kind === "Secret")
      .map(([item]) => ({
        path: ["objects", release, "items", item, "kind"],
        expected: "a kind other than Secret, since values lie in the state as they are",
        got: "Secret",
        mend: "keep the secret in the data layer and let an operator fetch it",
      })),
  );
}

/**
 * Cluster Autoscaler is built for one minor version of Kubernetes; without a cluster's name its chart installs
 * nothing that runs and reports success. Source: its releases, "should match the Kubernetes minor version".
 */
function autoscalerProblems(
  { charts }: AddonsSettings,
  { settings }: CheckContext,
): readonly SettingsProblem[] {
  const version = valueAt(settings("cluster"), ["version"]);
  return Object.entries(charts)
    .filter(([, { chart }]) => chart === "cluster-autoscaler")
    .flatMap(([name, { values }]) => {
      const tag = valueAt(values, ["image", "tag"]);
      const at = ["charts", name, "values"];
      return [
        ...(valueAt(values, ["autoDiscovery", "clusterName"]) === undefined
          ? [
              {
                path: [...at, "autoDiscovery", "clusterName"],
                expected: "the cluster's name, without which the chart runs nothing",
                got: "nothing",
                mend: "set { $output: cluster.clusterName }",
              },
            ]
          : []),
        ...(typeof version === "string" && !String(tag).startsWith(`v${version}.`)
          ? [
              {
                path: [...at, "image", "tag"],
                expected: `v${version}.<patch>, as the cluster's version`,
                got: tag === undefined ? "nothing" : JSON.stringify(tag),
              },
            ]
          : []),
      ];
    });
}
