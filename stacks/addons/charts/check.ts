import { factsOf, namespacesIn } from "@strata/charts";
import type { SettingsProblem } from "@strata/config";
import { type EntryContext, entriesAt, policyName } from "@strata/kind";
import { BUILT_IN_NAMESPACES } from "@strata/kind/vocabulary";
import { isPlainMap, own, valueAt } from "@strata/values";
import type { NamespaceSettings } from "../namespaces/settings";
import { resourceProblems } from "../objects/object-values";
import { policyNameProblems } from "../workloads/check";
import { circleProblems, neededChartProblems, webhookProblems } from "./order-check";
import type { ChartSettings } from "./settings";

/** Faults of a chart; paths are inside the entry. */
export function chartProblems(context: EntryContext<ChartSettings>): readonly SettingsProblem[] {
  const { entry, layer, settings } = context;
  return [
    ...circleProblems(context),
    ...neededChartProblems(entry, context),
    ...webhookProblems(context),
    ...valueProblems(entry),
    ...resourceProblems(entry.values).map((problem) => ({ ...problem, path: ["values", ...problem.path] })),
    ...podSecurityProblems(entry, layer),
    ...namespaceProblems(entry, layer),
    ...logGroupProblems(entry),
    ...statementProblems(entry),
    ...autoscalerProblems(entry, valueAt(settings("cluster"), ["version"])),
  ];
}

/** Values that stand where the chart takes what other settings say. */
function valueProblems({ role, logGroup, values }: ChartSettings): readonly SettingsProblem[] {
  const taken = [
    ...(role === undefined
      ? []
      : [{ path: role.at.split("."), use: `the role's service account is set at ${role.at}` }]),
    ...(logGroup === undefined
      ? []
      : [{ path: logGroup.at.split(".").slice(0, -1), use: `the log group is set at ${logGroup.at}` }]),
  ];
  return taken.flatMap(({ path, use }) => {
    const blocked = path.findIndex(
      (_, index) => !isPlainMap(valueAt(values, path.slice(0, index + 1)) ?? {}),
    );
    if (blocked === -1) return [];
    const at = path.slice(0, blocked + 1);
    return [
      {
        path: ["values", ...at],
        expected: `a map, since ${use}`,
        got: JSON.stringify(valueAt(values, at)),
      },
    ];
  });
}

/** Elsewhere the pods are refused by admission, and the release is undone after its timeout. */
function podSecurityProblems(chart: ChartSettings, layer: unknown): readonly SettingsProblem[] {
  const because = factsOf(chart).privileged;
  const { namespace } = chart;
  const level = own(entriesAt<NamespaceSettings>(layer, "namespaces"), namespace)?.podSecurity;
  // Namespaces that every cluster has refuse no pod.
  if (because === undefined || level === undefined || level === "privileged") return [];
  return [
    {
      path: ["namespace"],
      expected: `a namespace of Pod Security level privileged, since its pods need it: ${because}`,
      got: `${namespace}, which is ${level}`,
    },
  ];
}

/** No chart makes the namespaces into which it puts objects. */
function namespaceProblems({ values }: ChartSettings, layer: unknown): readonly SettingsProblem[] {
  const known = [...BUILT_IN_NAMESPACES, ...Object.keys(entriesAt(layer, "namespaces"))];
  return namespacesIn(values)
    .filter(({ namespace }) => !known.includes(namespace))
    .map(({ path, namespace }) => ({
      path: ["values", ...path],
      expected: "a namespace of addons.namespaces, or one that every cluster has",
      got: `${JSON.stringify(namespace)}; known: ${known.join(", ")}`,
    }));
}

function logGroupProblems({ logGroup, role }: ChartSettings): readonly SettingsProblem[] {
  return logGroup === undefined || role !== undefined
    ? []
    : [{ path: ["logGroup"], expected: "a role beside it, which may write to it", got: "none" }];
}

/** Permissions, secrets and the log group become policies of their own names. */
function statementProblems({ role }: ChartSettings): readonly SettingsProblem[] {
  const taken = [...(role?.permissions.map(policyName) ?? []), "secrets", "logs"];
  return policyNameProblems(Object.keys(role?.statements ?? {}), taken).map((problem) => ({
    ...problem,
    path: ["role", "statements", ...problem.path],
  }));
}

/**
 * Cluster Autoscaler is built for one minor version of Kubernetes; without a cluster's name its chart installs
 * nothing that runs and reports success. Source: its releases, "should match the Kubernetes minor version".
 * @param version the cluster's, where its settings are valid
 */
function autoscalerProblems({ chart, values }: ChartSettings, version: unknown): readonly SettingsProblem[] {
  if (chart !== "cluster-autoscaler") return [];
  const tag = valueAt(values, ["image", "tag"]);
  const unnamed =
    valueAt(values, ["autoDiscovery", "clusterName"]) === undefined
      ? [
          {
            path: ["values", "autoDiscovery", "clusterName"],
            expected: "the cluster's name, without which the chart runs nothing",
            got: "nothing",
            mend: "set { $output: cluster.clusterName }",
          },
        ]
      : [];
  const otherVersion =
    typeof version === "string" && !String(tag).startsWith(`v${version}.`)
      ? [
          {
            path: ["values", "image", "tag"],
            expected: `v${version}.<patch>, as the cluster's version`,
            got: tag === undefined ? "nothing" : JSON.stringify(tag),
          },
        ]
      : [];
  return [...unnamed, ...otherVersion];
}
