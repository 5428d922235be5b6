import { entriesOf } from "@strata/config/schema/vocabulary";
import { z } from "zod";
import type { NameTemplate } from "../names";

/** An ARN of any service and partition. */
export const arn: z.ZodString = z
  .string('an ARN such as "arn:aws:sns:eu-west-1:123456789012:alarms"')
  .regex(
    /^arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(\d{12}|aws)?:.+$/,
    'an ARN such as "arn:aws:sns:eu-west-1:123456789012:alarms"',
  );

/** Name of an IAM role. Source: IAM `CreateRole`, parameter `RoleName`. */
export const roleName: z.ZodString = z
  .string()
  .max(64, "a role name of at most 64 characters")
  .regex(/^[A-Za-z0-9+=,.@_-]+$/, 'a role name such as "shop-nodes"');

/** Longest name that IAM takes for a role, in characters. */
export const ROLE_NAME_LENGTH = 64;

/** One statement of an IAM policy: what is allowed, and on what. */
export const statement = z.strictObject({
  actions: z.array(z.string()).min(1).describe("IAM actions, for example eks:DescribeCluster"),
  resources: z
    .array(z.string())
    .min(1)
    .describe("ARNs; * only for actions that cannot be limited to a resource"),
});

/** Name of an IAM role as a template, so that environments which share settings have roles of their own. */
export const roleNameTemplate: z.ZodString = z
  .string()
  .max(64, "a role name of at most 64 characters")
  .regex(
    /^([\w+=,.@-]|\{(id|account|region)\})+$/,
    'a role name such as "{id}-cart", in letters, digits and _+=,.@-',
  )
  .describe(
    "IAM role name; {id}, {account} and {region} are the environment's. <environment id>-<entry> where absent",
  );

/** AWS managed policies to attach to a role. */
export const managedPolicies: z.ZodArray<z.ZodString> = z
  .array(z.string())
  .describe("AWS managed policies to attach, by name with path");

/** What a role may do, each statement an inline policy of its own. */
export const conditionalStatements = entriesOf(
  statement.extend({
    conditions: z
      .record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())])))
      .default({})
      .describe("Values by condition key, by operator such as StringEquals"),
  }),
).describe("What the role may do, by the name of its inline policy");

/** The name of the IAM role of an entry, which its setting `role.name` may replace. */
export const entryRoleName = {
  of: "IAM role",
  setting: "role.name",
  default: "{id}-{entry}",
  scope: "account",
  longest: ROLE_NAME_LENGTH,
} as const satisfies NameTemplate;
