import type { SettingsProblem } from "@strata/config";
import type { EntryContext } from "@strata/kind";
import { nearest, own } from "@strata/values";
import type { ControlPlaneSettings } from "../controlPlane/settings";
import { configurationProblems } from "./configuration";
import { ADDON_NAMES } from "./names";
import type { AddonSettings } from "./settings";

/** Minor versions that kube-proxy may be older than the API server. Source: Kubernetes, "Version Skew Policy". */
const SKEW = 3;

/** What EKS refuses of an add-on's version and configuration. Paths are inside the entry. */
export function addonProblems({
  name,
  entry,
  layer,
}: EntryContext<AddonSettings>): readonly SettingsProblem[] {
  const { version, configuration = {} } = entry;
  const { version: cluster } = layer as ControlPlaneSettings;
  return [
    ...nameProblems(name),
    ...(name === "kube-proxy" && version !== undefined ? proxyProblems(version, cluster) : []),
    ...(version === undefined ? [] : oldProblems(name, version)),
    ...configurationProblems(name, configuration),
  ];
}

/**
 * The oldest versions that EKS has for any Kubernetes version that it still creates clusters of, as numbers of
 * `v<major>.<minor>`. Source: EKS user guide, "Manage CoreDNS for DNS in Amazon EKS clusters", CoreDNS versions.
 */
const OLDEST: Readonly<Record<string, readonly [number, number]>> = { coredns: [1, 11] };

function oldProblems(name: string, version: string): readonly SettingsProblem[] {
  const [, major = "", minor = ""] = /^v(\d+)\.(\d+)\./.exec(version) ?? [];
  const [least, oldest] = own(OLDEST, name) ?? [0, 0];
  return Number(major) > least || (Number(major) === least && Number(minor) >= oldest)
    ? []
    : [
        {
          path: ["version"],
          expected: `v${least}.${oldest} or later, the oldest that EKS has`,
          got: version,
        },
      ];
}

function nameProblems(name: string): readonly SettingsProblem[] {
  if (ADDON_NAMES.includes(name)) return [];
  const near = nearest(name, ADDON_NAMES);
  return [
    {
      path: [],
      expected: "an add-on of EKS, by its name there",
      got: JSON.stringify(name),
      mend: near === undefined ? `known: ${ADDON_NAMES.join(", ")}` : `did you mean ${JSON.stringify(near)}?`,
    },
  ];
}

/**
 * kube-proxy has the version of Kubernetes that it is built for.
 * Source: EKS user guide, "Manage kube-proxy in Amazon EKS clusters".
 */
function proxyProblems(version: string, cluster: string): readonly SettingsProblem[] {
  const [, minor = ""] = /^v1\.(\d+)\./.exec(version) ?? [];
  const of = Number(cluster.slice("1.".length));
  const behind = of - Number(minor);
  return behind >= 0 && behind <= SKEW
    ? []
    : [
        {
          path: ["version"],
          expected: `a version from 1.${of - SKEW} to ${cluster}, the cluster's`,
          got: version,
        },
      ];
}
