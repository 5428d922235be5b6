import { refersTo } from "@strata/config";
import { z } from "zod";

/** A DNS label: names of namespaces, service accounts and releases. Source: Kubernetes, "Object Names and IDs". */
export const kubernetesName: z.ZodString = z
  .string()
  .max(63, "a name of at most 63 characters")
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, 'a Kubernetes name such as "cart-api"');

/** Namespaces that every cluster has from its start. Source: Kubernetes, "Namespaces", "Initial namespaces". */
export const BUILT_IN_NAMESPACES = ["default", "kube-node-lease", "kube-public", "kube-system"] as const;

/** A namespace that the add-ons layer creates or that every cluster has, by name. */
export const namespaceName: z.ZodString = refersTo("addons.namespaces", { also: BUILT_IN_NAMESPACES });
