import { entriesOf } from "@strata/kind/vocabulary";
import { z } from "zod";

/** A DNS label: names of namespaces, service accounts and releases. */
export const kubernetesName = z
  .string()
  .max(63, "a name of at most 63 characters")
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, 'a Kubernetes name such as "cart-api"');

const statement = z.strictObject({
  actions: z.array(z.string()).min(1).describe("IAM actions, for example sqs:SendMessage"),
  resources: z.array(z.string()).min(1).describe("ARNs; * only where the action knows no narrower one"),
  conditions: z
    .record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())])))
    .default({})
    .describe("Values by condition key, by operator such as StringEquals"),
});

/** Name of an IAM role of charts and workloads. */
export const roleName = z
  .string()
  .max(64, "a role name of at most 64 characters")
  .regex(
    /^([\w+=,.@-]|\{(id|account|region)\})+$/,
    'a role name such as "{id}-cart", in letters, digits and _+=,.@-',
  )
  .optional()
  .describe(
    "IAM role name; {id}, {account} and {region} are the environment's. <environment id>-<entry> where absent",
  );

/** Policies of AWS that a role bears. */
export const managedPolicies = z
  .array(z.string())
  .default([])
  .describe("AWS managed policies, by name with path");

/** Permissions of a role, each an inline policy of its own. */
export const statements = entriesOf(statement).describe(
  "What the role may do, by the name of its inline policy",
);
