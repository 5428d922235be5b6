import { string } from "@strata/contract";
import { defineKind } from "@strata/kind";
import { entryRoleName, LOG_GROUP_NAME_LENGTH } from "@strata/kind/vocabulary";
import { chartProblems } from "./check";
import { keptRelease, releaseName } from "./release-settings";
import { type ChartSettings, chart } from "./settings";

/** Helm charts. */
export const charts = defineKind({
  key: "charts",
  title: "chart",
  description: "Helm charts, by the name of the release",
  entry: chart,
  outputs: {
    description: "Helm releases",
    fields: {
      version: string("Chart version", "1.21.1"),
      namespace: string("Kubernetes namespace", "external-dns"),
    },
  },
  names: {
    release: releaseName,
    role: {
      ...entryRoleName,
      when: ({ role }: ChartSettings) => role !== undefined,
    },
    // The setting has no default.
    logGroup: {
      of: "log group",
      setting: "logGroup.name",
      default: "",
      scope: "region",
      longest: LOG_GROUP_NAME_LENGTH,
      when: ({ logGroup }: ChartSettings) => logGroup !== undefined,
    },
  },
  kept: keptRelease,
  check: chartProblems,
});
