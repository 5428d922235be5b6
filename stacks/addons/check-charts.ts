import type { CheckContext, SettingsProblem } from "@strata/config";
import type { NetworkSettings } from "../network/settings";
import { factsOf } from "./chart-facts";
import { orderProblems } from "./check-order";
import type { AddonsSettings } from "./settings";

/** Faults of charts and of the objects that come after them. */
export function chartProblems(addons: AddonsSettings, context: CheckContext): readonly SettingsProblem[] {
  return [
    ...orderProblems(addons, context),
    ...valueProblems(addons),
    ...podSecurityProblems(addons),
    ...logGroupProblems(addons, context),
    ...objectProblems(addons),
    ...autoscalerProblems(addons, context),
  ];
}

function valueProblems({ charts }: AddonsSettings): readonly SettingsProblem[] {
  return Object.entries(charts).flatMap(([name, { role, logGroup, values }]) => {
    const taken = [
      ...(role === undefined
        ? []
        : [{ path: role.at.split("."), use: `the role's service account is set at ${role.at}` }]),
      ...(logGroup === undefined
        ? []
        : [{ path: logGroup.at.split(".").slice(0, -1), use: `the log group is set at ${logGroup.at}` }]),
    ];
    return taken.flatMap(({ path, use }) => {
      const blocked = path.findIndex((_, index) => !isMap(valueAt(values, path.slice(0, index + 1)) ?? {}));
      if (blocked === -1) return [];
      return [
        {
          path: ["charts", name, "values", ...path.slice(0, blocked + 1)],
          expected: `a map, since ${use}`,
          got: JSON.stringify(valueAt(values, path.slice(0, blocked + 1))),
        },
      ];
    });
  });
}

/** Elsewhere the pods are refused by admission, and the release is undone after its timeout. */
function podSecurityProblems({ charts, namespaces }: AddonsSettings): readonly SettingsProblem[] {
  return Object.entries(charts).flatMap(([name, chart]) => {
    const because = factsOf(chart).privileged;
    const { namespace } = chart;
    const level = namespaces[namespace]?.podSecurity;
    // Namespaces that every cluster has hold nothing back.
    if (because === undefined || level === undefined || level === "privileged") return [];
    return [
      {
        path: ["charts", name, "namespace"],
        expected: `a namespace of Pod Security level privileged, since its pods need it: ${because}`,
        got: `${namespace}, which is ${level}`,
      },
    ];
  });
}

function logGroupProblems(
  { charts }: AddonsSettings,
  { settings }: CheckContext,
): readonly SettingsProblem[] {
  const network = settings("network") as NetworkSettings | undefined;
  return Object.entries(charts).flatMap(([name, { logGroup, role }]) => {
    if (logGroup === undefined) return [];
    const path = ["charts", name, "logGroup"];
    return [
      ...(role === undefined
        ? [{ path, expected: "a role beside it, which may write to it", got: "none" }]
        : []),
      ...(network === undefined ? [] : logKeyProblems([...path, "key"], logGroup.key, network)),
    ];
  });
}

function logKeyProblems(
  path: readonly string[],
  name: string,
  { keys }: NetworkSettings,
): readonly SettingsProblem[] {
  const users = keys[name]?.users;
  if (users?.includes("logs")) return [];
  return [
    {
      path: [...path],
      expected: "a key of network.keys whose users include logs",
      got:
        users === undefined ? JSON.stringify(name) : `${name}, whose users are ${users.join(", ") || "none"}`,
    },
  ];
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
