import { overlap } from "@strata/iam";
import { attributesIn, describeResolved, type Resource } from "@strata/inventory";
import type { Template } from "@strata/synth-test";

/** The service accounts, and the document's spelling, which Kubernetes refuses. */
export const ACCOUNTS = {
  "sa-app": "sa_app",
  "sa-task": "sa_task",
  "sa-sd": "sa_sd",
  "sa-data-services": "sa_data_services",
  "sa-uqm": "sa_uqm",
  "sa-secrets-manager": "sa_secrets_manager",
  "sa-base": "sa_base",
} as const;

/** One of the service accounts. */
export type Account = keyof typeof ACCOUNTS;

/** One action that a policy allows or denies, on one resource. */
export interface Right {
  readonly effect: string;
  readonly action: string;
  /** The resource as its layer has it, such as `aws_s3_bucket.buckets_infra.arn (data)`, or the text of an ARN. */
  readonly on: string;
  /** Address of the resource, where the policy names one of ours. */
  readonly address: string | undefined;
  readonly conditions: unknown;
}

/** The service account in Kubernetes. */
export function accountOf(template: Template, account: Account): Resource {
  return template.resource(
    "kubernetes_service_account_v1",
    (resource) => resource.get("metadata.name") === account,
  );
}

/** The role that the account is annotated with. @throws {Error} where it has none of ours */
export function roleOf(template: Template, account: Account): Resource {
  const annotation = accountOf(template, account).resolve(
    'metadata.annotations["eks.amazonaws.com/role-arn"]',
  );
  const [found] = attributesIn(annotation);
  if (found?.type !== "aws_iam_role" || found.attribute !== "arn") {
    throw new Error(`${account}: expected the ARN of a role, got ${describeResolved(annotation)}`);
  }
  return found.resource;
}

/** What the policies of an account's role say of a service, action by action; of every service where none is named. */
export function rightsOf(template: Template, account: Account, service = ""): readonly Right[] {
  const { name } = roleOf(template, account);
  return template
    .resources("aws_iam_role_policy", "addons")
    .filter((policy) => policy.get("role") === `\${aws_iam_role.${name}.name}`)
    .flatMap((policy) =>
      policy.policy("policy").statements.flatMap(({ conditions, ...statement }) => {
        const { effect, actions, notActions, resources, notResources } = statement;
        // A pattern is about the service too where it may be: `*`, `s3:*`, `S3:Get*`.
        const isOfService = (action: string): boolean =>
          overlap(action.toLowerCase(), `${service.toLowerCase()}*`);
        const called = [...actions.filter(isOfService), ...notActions.map((action) => `all but ${action}`)];
        if (called.length === 0) return [];
        const on = [...resources, ...notResources.map((resource) => `all but ${resource}`)];
        return on.flatMap((resource) => {
          const resolved = policy.resolveValue(resource);
          const on = describeResolved(resolved);
          const address = attributesIn(resolved)[0]?.resource.address;
          return called.map((action): Right => ({ effect, action, on, address, conditions }));
        });
      }),
    );
}

/** Actions of a service that an account may call, each once, sorted. */
export function actionsOf(template: Template, account: Account, service: string): readonly string[] {
  const allowed = rightsOf(template, account, `${service}:`).filter(({ effect }) => effect === "Allow");
  return [...new Set(allowed.map(({ action }) => action))].sort();
}

/** Addresses of what an account may call the actions of a service on, each once, sorted. */
export function reachOf(template: Template, account: Account, service: string): readonly string[] {
  const allowed = rightsOf(template, account, `${service}:`).filter(({ effect }) => effect === "Allow");
  return [...new Set(allowed.map(({ address, on }) => address ?? on))].sort();
}

/** Names of the secrets of all layers whose value an account may read, sorted. */
export function secretsOf(template: Template, account: Account): readonly string[] {
  return readableBy(template, roleOf(template, account));
}

/** Names of the secrets of all layers whose value a role may read, sorted; those of which it cannot be told too. */
export function readableBy(template: Template, role: Resource): readonly string[] {
  return template
    .resources("aws_secretsmanager_secret")
    .filter((on) => template.access.mayBe({ principal: role, action: "secretsmanager:GetSecretValue", on }))
    .map((secret) => String(secret.get("name")))
    .sort();
}

/** Actions on a bucket and its objects that tell readers from writers. */
const BUCKET_ACTIONS = [
  { action: "s3:DeleteObject", below: "/key" },
  { action: "s3:GetObject", below: "/key" },
  { action: "s3:ListBucket", below: "" },
  { action: "s3:PutBucketPolicy", below: "" },
  { action: "s3:PutObject", below: "/key" },
];

/** What an account may do with a bucket, sorted; what cannot be told too. */
export function bucketUses(template: Template, account: Account, bucket: Resource): readonly string[] {
  const principal = roleOf(template, account);
  return BUCKET_ACTIONS.filter(({ action, below }) =>
    template.access.mayBe({ principal, action, on: bucket, below }),
  ).map(({ action }) => action);
}
