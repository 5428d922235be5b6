import {
  entriesOf,
  kubernetesName,
  kubernetesSubdomain,
  logGroupTemplate,
  logRetentionDays,
  managedPolicies,
  roleName,
  serviceAccountPattern,
  statement,
} from "@strata/kind/vocabulary";
import { z } from "zod";

const addonRole = z.strictObject({
  name: roleName.optional().describe("IAM role name; <environment id>-<add-on> where absent"),
  namespace: kubernetesName.default("kube-system").describe("Namespace of the service account"),
  serviceAccount: z
    .union([serviceAccountPattern, z.array(kubernetesSubdomain).min(1)])
    .describe("Service account that may assume the role, or several; in a single name * matches any text"),
  managedPolicies: managedPolicies.default([]),
  statements: entriesOf(statement).describe("Further permissions"),
  keys: z
    .array(z.enum(["volumes"]))
    .default([])
    .describe("Keys of the cluster with which it encrypts volumes"),
});

const addonLogGroup = z.strictObject({
  name: logGroupTemplate(["cluster"]).describe(
    "Name of the log group that the add-on writes to; {cluster} is the cluster's name",
  ),
  retentionDays: logRetentionDays.default(90),
});

/** An EKS add-on. */
export const addon = z.strictObject({
  version: z
    .string()
    .regex(/^v\d+\.\d+\.\d+-eksbuild\.[1-9]\d*$/, 'an add-on version such as "v1.20.1-eksbuild.3"')
    .optional()
    .describe(
      "Where absent EKS's default for the cluster's version, which is read at each plan and moves with it",
    ),
  order: z
    .enum(["beforeNodes", "afterNodes"])
    .default("afterNodes")
    .describe("beforeNodes: nodes need it to become ready; afterNodes: it needs nodes"),
  role: addonRole.optional().describe("What its service account may do in AWS"),
  logGroups: entriesOf(addonLogGroup).describe(
    "Log groups that it writes to, encrypted with the key of logs; it would create them without key or retention",
  ),
  configuration: z
    .record(z.string(), z.unknown())
    .optional()
    .describe("Configuration values, as the add-on's own schema names them; EKS's defaults where absent"),
});

/** Settings of an add-on. */
export type AddonSettings = z.output<typeof addon>;
