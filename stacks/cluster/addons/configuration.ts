import type { SettingsProblem } from "@strata/config";
import { JSON_KEY } from "@strata/config";
import { isOutputReference } from "@strata/contract";
import { isPlainMap, nearest, own } from "@strata/values";

/** What a value of an add-on's configuration may be. `flag` is "true" or "false" as text, which YAML takes for truth. */
type ValueType = "text" | "flag" | "truth" | "count" | "map" | "list" | "texts";

const TYPES: Readonly<
  Record<ValueType, { readonly is: (value: unknown) => boolean; readonly expected: string }>
> = {
  text: { is: (value) => typeof value === "string", expected: "text" },
  flag: {
    is: (value) => value === "true" || value === "false",
    expected: '"true" or "false" in quotes, since the add-on takes text',
  },
  truth: { is: (value) => typeof value === "boolean", expected: "true or false without quotes" },
  count: { is: (value) => Number.isInteger(value) && Number(value) >= 0, expected: "a whole number" },
  map: { is: isPlainMap, expected: "a map" },
  list: { is: Array.isArray, expected: "a list" },
  texts: {
    is: (value) =>
      isPlainMap(value) &&
      Object.values(value).every((text) => typeof text === "string" || isOutputReference(text)),
    expected: "a map of texts, numbers and truth values in quotes too",
  },
};

/** What pods of most add-ons have. */
const PODS = {
  affinity: "map",
  nodeSelector: "texts",
  podAnnotations: "texts",
  podLabels: "texts",
  resources: "map",
  tolerations: "list",
} as const;

/**
 * Keys of configurations and what they take, by add-on. Keys that are missing here are let through: EKS has them by
 * version. Source: EKS `DescribeAddonConfiguration`, the JSON schema of each add-on.
 */
const CONFIGURATIONS: Readonly<Record<string, Readonly<Record<string, ValueType>>>> = {
  "vpc-cni": {
    ...PODS,
    enableNetworkPolicy: "flag",
    enableWindowsIpam: "flag",
    enableWindowsPrefixDelegation: "flag",
    env: "texts",
    eniConfig: "map",
    init: "map",
    livenessProbeTimeoutSeconds: "count",
    nodeAgent: "map",
    originalMatchLabels: "truth",
    readinessProbeTimeoutSeconds: "count",
  },
  coredns: {
    ...PODS,
    autoScaling: "map",
    computeType: "text",
    corefile: "text",
    podDisruptionBudget: "map",
    replicaCount: "count",
    topologySpreadConstraints: "list",
  },
  "kube-proxy": { ipvs: "map", mode: "text", podAnnotations: "texts", podLabels: "texts", resources: "map" },
  "aws-ebs-csi-driver": { controller: "map", defaultStorageClass: "map", node: "map", sidecars: "map" },
  "aws-efs-csi-driver": { controller: "map", node: "map", sidecars: "map" },
  "amazon-cloudwatch-observability": {
    agent: "map",
    containerLogs: "map",
    manager: "map",
    tolerations: "list",
  },
};

/** Values that EKS refuses with `InvalidParameterException`, and keys that are misspelt. Paths are inside the entry. */
export function configurationProblems(
  addon: string,
  configuration: Readonly<Record<string, unknown>>,
): readonly SettingsProblem[] {
  const known = own(CONFIGURATIONS, addon) ?? {};
  return Object.entries(configuration).flatMap(([key, value]): readonly SettingsProblem[] => {
    const path = ["configuration", key];
    // EKS takes the configuration as JSON, in which nothing is text of another document.
    if (JSON.stringify(value).includes(`"${JSON_KEY}":`)) {
      return [
        { path, expected: `values without ${JSON_KEY}, which only charts and objects read`, got: JSON_KEY },
      ];
    }
    const type = own(known, key);
    if (type === undefined) {
      const near = nearest(key, Object.keys(known));
      return near === undefined
        ? []
        : [
            {
              path,
              expected: `a key that ${addon} knows`,
              got: JSON.stringify(key),
              mend: `did you mean ${JSON.stringify(near)}?`,
            },
          ];
    }
    return isOutputReference(value) || TYPES[type].is(value)
      ? []
      : [{ path, expected: TYPES[type].expected, got: JSON.stringify(value) }];
  });
}
