import { z } from "zod";
import type { NameTemplate } from "../names";

/** Longest name that IAM takes for a role, in characters. Source: IAM `CreateRole`, parameter `RoleName`. */
export const ROLE_NAME_LENGTH = 64;

/** Most managed policies that a role can have. Source: IAM user guide, "IAM and AWS STS quotas", with its maximum. */
const MANAGED_POLICIES = 25;

/** Name of an IAM role. Source: IAM `CreateRole`, parameter `RoleName`. */
export const roleName: z.ZodString = z
  .string()
  .max(ROLE_NAME_LENGTH, `a role name of at most ${ROLE_NAME_LENGTH} characters`)
  .regex(/^[A-Za-z0-9+=,.@_-]+$/, 'a role name such as "shop-nodes"');

/** Name of an IAM role as a template, so that environments which share settings have roles of their own. */
export const roleNameTemplate: z.ZodString = z
  .string()
  .max(ROLE_NAME_LENGTH, `a role name of at most ${ROLE_NAME_LENGTH} characters`)
  .regex(
    /^([\w+=,.@-]|\{(id|account|region)\})+$/,
    'a role name such as "{id}-cart", in letters, digits and _+=,.@-',
  )
  .describe(
    "IAM role name; {id}, {account} and {region} are the environment's. <environment id>-<entry> where absent",
  );

/**
 * A policy of AWS's own by name with path, as it follows `arn:aws:iam::aws:policy/`. IAM would take `+=,.@` too, which no
 * name of AWS has and no address can. Source: IAM `CreatePolicy`; AWS managed policy reference guide.
 */
export const managedPolicy: z.ZodString = z
  .string()
  .regex(
    /^((service-role|job-function|aws-service-role|root-task)\/)?[A-Za-z0-9][\w-]{0,127}$/,
    'the name of an AWS managed policy with its path, such as "service-role/AmazonEBSCSIDriverPolicy"',
  );

/**
 * AWS managed policies to attach to a role. Addresses have their names without path, in lower-case words joined by `-`:
 * two that differ in nothing else would be one.
 */
export const managedPolicies: z.ZodArray<z.ZodString> = z
  .array(managedPolicy)
  .max(MANAGED_POLICIES, `at most ${MANAGED_POLICIES} policies, the most that IAM attaches to a role`)
  .superRefine((names, { addIssue }) => {
    const bare = names.map(withoutPath);
    for (const [at, name] of bare.entries()) {
      const first = names[bare.indexOf(name)];
      // The same name twice is a fault of any list.
      if (first === undefined || first === names[at]) continue;
      const message = `a policy that differs from ${first} in more than path, case and hyphens`;
      addIssue({ code: "custom", path: [at], message });
    }
  })
  .describe("AWS managed policies to attach, by name with path");

/** A policy's name without what an address does not have of it. */
function withoutPath(policy: string): string {
  return policy
    .slice(policy.lastIndexOf("/") + 1)
    .replaceAll(/[_-]/g, "")
    .toLowerCase();
}

/** The name of the IAM role of an entry, which its setting `role.name` may replace. */
export const entryRoleName = {
  of: "IAM role",
  setting: "role.name",
  default: "{id}-{entry}",
  scope: "account",
  longest: ROLE_NAME_LENGTH,
} as const satisfies NameTemplate;
