import { z } from "zod";

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
