import { entryName, logRetentionDays, seconds } from "@strata/kind/vocabulary";
import { z } from "zod";
import { kubernetesName, managedPolicies, roleName, statements } from "./role-settings";

const after = z
  .array(entryName)
  .default([])
  .describe("Charts and releases of objects that must be installed before, and removed after");

const timeoutSeconds = seconds
  .min(60)
  .default(600)
  .describe("Seconds until everything of the release must be ready; then it is undone");

const logGroup = z.strictObject({
  name: z
    .string()
    .regex(/^[\w./#{}-]+$/, "a name of letters, digits and . _ / # -")
    .describe("Name, {id} being the environment's id, for example /shop/{id}/containers"),
  retentionDays: logRetentionDays.default(90),
  key: entryName.describe("Key of the network layer, by name; logs must be among its users"),
  at: z
    .string()
    .describe("Path in values where the chart takes the name, for example cloudWatchLogs.logGroupName"),
});

/** One Helm chart of a repository. */
export const chart = z.strictObject({
  repository: z
    .string()
    .regex(/^(https|oci):\/\/\S+$/, "an https:// or oci:// address")
    .describe("Address of the chart repository"),
  chart: z.string().describe("Name of the chart in the repository"),
  version: z
    .string()
    .regex(/^v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/, 'an exact version such as "1.21.1"')
    .describe("Version of the chart, exact"),
  namespace: kubernetesName.describe("One of namespaces, or one that every cluster has, such as kube-system"),
  values: z
    .record(z.string(), z.unknown())
    .default({})
    .describe(
      "The chart's own values; never a secret, since they lie in the state as they are. { $json: … } is text: the JSON of what it holds",
    ),
  after,
  timeoutSeconds,
  crds: z
    .enum(["install", "skip"])
    .default("install")
    .describe("skip: the kinds in the chart's crds folder come from another release"),
  role: z
    .strictObject({
      name: roleName,
      serviceAccount: kubernetesName.describe("Service account that the chart makes and the role trusts"),
      at: z
        .string()
        .default("serviceAccount")
        .describe(
          "Path in values where the chart takes create, name and annotations of that account, for example rbac.serviceAccount",
        ),
      permissions: z
        .array(z.enum(["loadBalancers", "nodeScaling"]))
        .default([])
        .describe("Permissions of well-known controllers, narrowed to the cluster"),
      secrets: z
        .array(entryName)
        .default([])
        .describe("Secrets of the data layer that its pods may read, by name"),
      managedPolicies,
      statements,
    })
    .optional()
    .describe("IAM role of the chart's pods; none where absent"),
  logGroup: logGroup
    .optional()
    .describe("Log group that exists before the chart and that its role may write to; none where absent"),
});

/** Kubernetes objects that are installed together. */
export const objects = z.strictObject({
  namespace: kubernetesName.describe("Namespace of the release, and of its objects that name none"),
  after,
  timeoutSeconds,
  items: z
    .record(
      entryName,
      z.looseObject({
        apiVersion: z.string().describe("For example external-secrets.io/v1"),
        kind: z.string().describe("For example SecretStore"),
        metadata: z
          .looseObject({ name: kubernetesName.optional().describe("The entry's name where absent") })
          .default({}),
      }),
    )
    .describe("Kubernetes objects, complete. { $json: … } is text: the JSON of what it holds"),
});
