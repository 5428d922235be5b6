import { entriesOf, entryName, seconds } from "@strata/config/schema-vocabulary";
import { z } from "zod";

const kubernetesName = z
  .string()
  .max(63, "a name of at most 63 characters")
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, 'a Kubernetes name such as "cart-api"');

const namespace = z.strictObject({
  podSecurity: z
    .enum(["restricted", "baseline", "privileged"])
    .default("restricted")
    .describe("Pod Security level; privileged is for agents of nodes, in a namespace of their own"),
  networkPolicy: z
    .enum(["deny", "none"])
    .default("deny")
    .describe("deny: no traffic but DNS until a network policy allows it"),
  labels: z.record(z.string(), z.string()).default({}).describe("Labels besides those of Pod Security"),
});

const statement = z.strictObject({
  actions: z.array(z.string()).min(1).describe("IAM actions, for example sqs:SendMessage"),
  resources: z.array(z.string()).min(1).describe("ARNs; * only where the action knows no narrower one"),
  conditions: z
    .record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())])))
    .default({})
    .describe("Values by condition key, by operator such as StringEquals"),
});

const roleName = z
  .string()
  .max(64, "a role name of at most 64 characters")
  .optional()
  .describe("IAM role name; <environment id>-<entry> where absent");

const managedPolicies = z.array(z.string()).default([]).describe("AWS managed policies, by name with path");

const statements = entriesOf(statement).describe("What the role may do, by the name of its inline policy");

const after = z
  .array(entryName)
  .default([])
  .describe("Charts that must be installed before, and removed after");

const timeoutSeconds = seconds
  .min(60)
  .default(600)
  .describe("Seconds until everything of the release must be ready; then it is undone");

const chart = z.strictObject({
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
    .describe("The chart's own values; never a secret, since they lie in the state as they are"),
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
      managedPolicies,
      statements,
    })
    .optional()
    .describe("IAM role of the chart's pods; none where absent"),
});

const objects = z.strictObject({
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
    .describe("Kubernetes objects, complete"),
});

const workload = z.strictObject({
  namespace: kubernetesName.describe("One of namespaces"),
  serviceAccount: kubernetesName.optional().describe("Service account; the entry's name where absent"),
  apiToken: z
    .enum(["mounted", "withheld"])
    .default("withheld")
    .describe("mounted: its pods get a token for the Kubernetes API, which AWS does not need"),
  role: z.strictObject({ name: roleName, managedPolicies }).prefault({}),
  grants: z
    .strictObject({
      secrets: z.array(entryName).default([]).describe("Secrets of the data layer that it may read, by name"),
      buckets: z
        .record(entryName, z.enum(["read", "readWrite"]))
        .default({})
        .describe("Buckets of the data layer that it may use, by name"),
      statements,
    })
    .prefault({})
    .describe("What its pods may do in AWS"),
});

const storageClass = z.strictObject({
  provisioner: z.string().describe("CSI driver, for example efs.csi.aws.com"),
  parameters: z.record(z.string(), z.string()).default({}).describe("Parameters of the driver, all text"),
  reclaimPolicy: z
    .enum(["Delete", "Retain"])
    .default("Delete")
    .describe("What becomes of the data when a claim goes"),
  bindingMode: z
    .enum(["Immediate", "WaitForFirstConsumer"])
    .default("WaitForFirstConsumer")
    .describe("WaitForFirstConsumer: the volume is made in the zone of its pod"),
  expansion: z.enum(["allowed", "refused"]).default("allowed").describe("Whether a claim may grow"),
  default: z
    .enum(["class", "no"])
    .default("no")
    .describe("class: claims that name no class get this one; one at most"),
});

/** Settings of the add-ons layer: what runs in the cluster before anybody's own software does. */
export const addonsSettings = z.strictObject({
  namespaces: z
    .record(kubernetesName, namespace)
    .default({})
    .describe("Namespaces that this layer makes, by name"),
  charts: entriesOf(chart).describe("Helm charts, by the name of the release"),
  objects: entriesOf(objects).describe(
    "Objects of kinds that charts bring, by the name of the release: they cannot ship with the chart itself",
  ),
  workloads: entriesOf(workload).describe("Service accounts whose pods act as IAM roles"),
  storageClasses: entriesOf(storageClass).describe("Storage classes, by name"),
});

/** What the add-ons layer is built from. */
export type AddonsSettings = z.output<typeof addonsSettings>;
