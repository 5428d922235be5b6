import { refersTo } from "@strata/kind";
import {
  conditionalStatements,
  kubernetesName,
  kubernetesSubdomain,
  logGroupTemplate,
  logKey,
  logRetentionDays,
  managedPolicies,
  roleNameTemplate,
} from "@strata/kind/vocabulary";
import { z } from "zod";
import { release, releaseNamespace } from "./release-settings";

/** Keys of a chart's values, joined by dots. Source: Helm, "Values Files". */
const valuePath = z
  .string()
  .regex(/^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/, 'a path in values such as "rbac.serviceAccount"');

const role = z.strictObject({
  name: roleNameTemplate.optional(),
  serviceAccount: kubernetesName.describe("Service account that the chart creates and the role trusts"),
  at: valuePath
    .default("serviceAccount")
    .describe(
      "Path in values where the chart takes create, name and annotations of that account, for example rbac.serviceAccount",
    ),
  permissions: z
    .array(z.enum(["loadBalancers", "nodeScaling"]))
    .default([])
    .describe("Permissions of well-known controllers, limited to the cluster"),
  secrets: z
    .array(refersTo("data.secrets"))
    .default([])
    .describe("Secrets of the data layer that its pods may read, by name"),
  managedPolicies: managedPolicies.default([]),
  statements: conditionalStatements,
});

const logGroup = z.strictObject({
  name: logGroupTemplate(["id", "account", "region"]).describe(
    "Name, {id} being the environment's id, for example /shop/{id}/containers",
  ),
  retentionDays: logRetentionDays.default(90),
  key: logKey("network.keys").describe("Key of the network layer, by name"),
  at: valuePath.describe(
    "Path in values where the chart takes the name, for example cloudWatchLogs.logGroupName",
  ),
});

/** One Helm chart of a repository. */
export const chart = z.strictObject({
  repository: z
    .string()
    .regex(/^(https|oci):\/\/\S+$/, "an https:// or oci:// address")
    .describe("Address of the chart repository"),
  chart: kubernetesSubdomain.describe("Name of the chart in the repository"),
  version: z
    .string()
    .regex(/^v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/, 'an exact version such as "1.21.1"')
    .describe("Version of the chart, exact"),
  namespace: releaseNamespace.describe("Namespace of the release, by name"),
  values: z
    .record(z.string(), z.unknown())
    .default({})
    .describe(
      "The chart's own values; never a secret, since the state holds them as they are. { $json: … } is text: the JSON of what it holds",
    ),
  ...release,
  crds: z
    .enum(["install", "skip"])
    .default("install")
    .describe("skip: the kinds in the chart's crds folder come from another release"),
  role: role.optional().describe("IAM role of the chart's pods; none where absent"),
  logGroup: logGroup
    .optional()
    .describe("Log group that exists before the chart and that its role may write to; none where absent"),
});

/** Settings of a chart. */
export type ChartSettings = z.output<typeof chart>;
