import { refersTo } from "@strata/config";
import { z } from "zod";

/** A DNS label: names of namespaces, service accounts and releases. Source: Kubernetes, "Object Names and IDs". */
export const kubernetesName: z.ZodString = z
  .string()
  .max(63, "a name of at most 63 characters")
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, 'a Kubernetes name such as "cart-api"');

const LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const QUALIFIED = "[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?";

/** A DNS subdomain: names of most objects. Source: Kubernetes, "Object Names and IDs". */
export const kubernetesSubdomain: z.ZodString = z
  .string()
  .max(253, "a name of at most 253 characters")
  .regex(new RegExp(`^${SUBDOMAIN}$`), 'a Kubernetes name such as "cart-api" or "cart.example.com"');

/** Namespaces that every cluster has from its start. Source: Kubernetes, "Namespaces", "Initial namespaces". */
export const BUILT_IN_NAMESPACES = ["default", "kube-node-lease", "kube-public", "kube-system"] as const;

/** A namespace that the add-ons layer creates or that every cluster has, by name. */
export const namespaceName: z.ZodString = refersTo("addons.namespaces", { also: BUILT_IN_NAMESPACES });

/** Key of a label, an annotation or a taint. Source: Kubernetes, "Labels and Selectors", syntax and character set. */
export const labelKey: z.ZodString = z
  .string()
  .max(317, "a key of at most 253 characters, a slash and 63 characters")
  .regex(
    new RegExp(`^(?=[^/]{0,253}/|[^/]+$)(${SUBDOMAIN}/)?${QUALIFIED}$`),
    'a label key such as "team" or "example.com/team"',
  );

/** Value of a label or a taint. Source: as above. */
export const labelValue: z.ZodString = z
  .string()
  .regex(
    new RegExp(`^(${QUALIFIED})?$`),
    'a label value such as "payments": at most 63 letters, digits and -_. with a letter or digit at both ends',
  );

/** Labels of an object. */
export const labels: z.ZodRecord<z.ZodString, z.ZodString> = z.record(labelKey, labelValue);

/**
 * Key of a label or taint of nodes. EKS keeps these domains, and all below them, to itself and to Kubernetes.
 * Source: EKS `CreateNodegroup`, `InvalidParameterException`: "Label cannot contain reserved prefixes".
 */
export const nodeLabelKey: z.ZodString = labelKey.refine(
  (key) => !/(^|\.)(kubernetes\.io|k8s\.io|eks\.amazonaws\.com)\//.test(key),
  "a key outside of kubernetes.io, k8s.io and eks.amazonaws.com, which EKS keeps for itself",
);

/** A quantity of a resource. Source: Kubernetes, "Quantity", `resource.ParseQuantity`. */
export const quantity: z.ZodString = z
  .string()
  .regex(
    /^\d+(\.\d+)?([eE][+-]?\d+|[numkMGTPE]|[KMGTPE]i)?$|^\.\d+([numkMGTPE]|[KMGTPE]i)?$/,
    'a quantity such as "500m" or "2Gi"',
  );

/**
 * A group of RBAC that an access entry puts its principal into: Kubernetes and EKS keep some for themselves.
 * Source: EKS user guide, "Create access entries": names may not start with system:, eks:, aws:, amazon: or iam:.
 */
export const accessGroup: z.ZodString = z
  .string()
  .max(63, "a group name of at most 63 characters")
  .regex(
    /^(?!(system|eks|aws|amazon|iam):)\S+$/,
    'a group such as "viewers", not one that starts with system:, eks:, aws:, amazon: or iam:',
  );

/** Namespaces that an access policy applies to. Source: EKS user guide, "Associate access policies": `dev-*` is all that start so. */
export const accessNamespace: z.ZodString = z
  .string()
  .max(63, "a namespace of at most 63 characters")
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$|^[a-z0-9]([a-z0-9-]*)\*$/, 'a namespace such as "dev", or "dev-*"');

/** Service accounts that may assume a role: one exactly, or all that a `*` stands for. */
export const serviceAccountPattern: z.ZodString = z
  .string()
  .max(253, "a name of at most 253 characters")
  .regex(/^[a-z0-9*]([a-z0-9*.-]*[a-z0-9*])?$/, 'a service account such as "cart-api", or "cart-*"');

/** API group and version of an object. Source: Kubernetes API concepts, `apiVersion`. */
export const apiVersion: z.ZodString = z
  .string()
  .regex(
    new RegExp(`^(${SUBDOMAIN}/)?v\\d+((alpha|beta)\\d+)?$`),
    'an API version such as "v1" or "external-secrets.io/v1"',
  );

/** Kind of an object. Source: Kubernetes API conventions, "Types (Kinds)". */
export const objectKind: z.ZodString = z
  .string()
  .regex(/^[A-Z][A-Za-z0-9]{0,62}$/, 'a kind in CamelCase such as "SecretStore"');
