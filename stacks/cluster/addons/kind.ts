import type { NameParts } from "@strata/config/names/name-pattern";
import { defineKind } from "@strata/kind";
import { entryRoleName, LOG_GROUP_NAME_LENGTH } from "@strata/kind/vocabulary";
import { clusterNameOf } from "../controlPlane/kind";
import { addonProblems } from "./check";
import { type AddonSettings, addon } from "./settings";

/** EKS add-ons, each with the role of its service account and the log groups that it writes to. */
export const addons = defineKind({
  key: "addons",
  title: "add-on",
  description: "EKS add-ons by the name that EKS gives them",
  entry: addon,
  names: {
    role: { ...entryRoleName, when: ({ role }: AddonSettings) => role !== undefined },
    logGroups: {
      of: "log group",
      each: "logGroups",
      setting: "name",
      // Never used: an add-on decides where it writes, so the setting is required.
      default: "{item}",
      scope: "region",
      longest: LOG_GROUP_NAME_LENGTH,
      parts: (layer: unknown, environment: NameParts) => ({ cluster: clusterNameOf(layer, environment) }),
    },
  },
  check: addonProblems,
});
