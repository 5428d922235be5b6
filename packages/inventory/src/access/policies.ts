import type { NamedPolicy } from "@strata/iam";
import { documentOf } from "@strata/iam";
import { isBlock } from "../block-path";
import { AttributeOf, type Resource } from "../resource/resource";
import managed from "./managed-policies.json";
import { documentIn, type Estate, resourceText } from "./text";

/** A resource that puts a policy on another one. */
interface PolicyResource {
  readonly type: string;
  /** Argument that names the resource whose policy it is. */
  readonly of: string;
  /** @default "policy" */
  readonly policy?: string;
}

/** Where the policies of a resource type are: on itself, and on others. Source: AWS provider 5, argument references. */
const RESOURCE_POLICIES: Readonly<
  Record<
    string,
    { readonly own?: string; readonly others?: readonly PolicyResource[]; readonly mustAllow?: true }
  >
> = {
  aws_backup_vault: { others: [{ type: "aws_backup_vault_policy", of: "backup_vault_name" }] },
  aws_ecr_repository: { others: [{ type: "aws_ecr_repository_policy", of: "repository" }] },
  aws_efs_file_system: { others: [{ type: "aws_efs_file_system_policy", of: "file_system_id" }] },
  aws_iam_role: { own: "assume_role_policy", mustAllow: true },
  aws_kms_key: { own: "policy", others: [{ type: "aws_kms_key_policy", of: "key_id" }], mustAllow: true },
  aws_s3_bucket: { own: "policy", others: [{ type: "aws_s3_bucket_policy", of: "bucket" }] },
  aws_secretsmanager_secret: {
    own: "policy",
    others: [{ type: "aws_secretsmanager_secret_policy", of: "secret_arn" }],
  },
  aws_sns_topic: { own: "policy", others: [{ type: "aws_sns_topic_policy", of: "arn" }] },
  aws_sqs_queue: { own: "policy", others: [{ type: "aws_sqs_queue_policy", of: "queue_url" }] },
};

/** Policies of an account's region, whose `Resource` says what they are about. */
const ACCOUNT_POLICIES = [{ type: "aws_cloudwatch_log_resource_policy", of: "", policy: "policy_document" }];

/** Whether a resource's own policy must allow, besides those of whoever asks. */
export function mustAllow(resource: Resource): boolean {
  return RESOURCE_POLICIES[resource.type]?.mustAllow === true;
}

/** The policies of a resource. */
export function policiesOn(resource: Resource, estate: Estate): readonly NamedPolicy[] {
  const { own, others = [] } = RESOURCE_POLICIES[resource.type] ?? {};
  return [
    ...(own !== undefined && resource.has(own) ? [policyAt(resource, own, estate)] : []),
    ...others.flatMap(({ type, of, policy = "policy" }) =>
      estate
        .resources(type)
        .filter((one) => one.references(of).some((found) => isOne(found, resource)))
        .map((one) => policyAt(one, policy, estate)),
    ),
    // Policies of the account's logs are about groups, by their names.
    ...(resource.type === "aws_cloudwatch_log_group" ? accountPolicies(estate) : []),
  ];
}

/** The policies that are about whatever their `Resource` names. */
export function accountPolicies(estate: Estate): readonly NamedPolicy[] {
  return ACCOUNT_POLICIES.flatMap(({ type, policy }) =>
    estate.resources(type).map((one) => policyAt(one, policy, estate)),
  );
}

/** Resources that give a role a policy, each with the path of the roles. */
const HOLDERS = {
  aws_iam_role_policy: "role",
  aws_iam_role_policy_attachment: "role",
  aws_iam_policy_attachment: "roles",
};

/** What gives roles their policies, by role: looked for once, since every question about a role needs it. */
export function holdersByRole(estate: Estate): ReadonlyMap<string, readonly Resource[]> {
  const found = new Map<string, Resource[]>();
  for (const [type, path] of Object.entries(HOLDERS))
    for (const holder of estate.resources(type))
      for (const role of holder.references(path)) {
        const key = keyOf(role);
        found.set(key, [...(found.get(key) ?? []), holder]);
      }
  return found;
}

/** Tells resources of all layers apart. */
export function keyOf({ layer, address }: Resource): string {
  return `${layer} ${address}`;
}

/**
 * The policies of a role: inline, attached, and AWS's own.
 * @param holders what gives it policies
 */
export function policiesOf(
  role: Resource,
  holders: readonly Resource[],
  estate: Estate,
): readonly NamedPolicy[] {
  const inline = role.blocks("inline_policy").filter((block) => block.policy !== undefined);
  return [
    ...holders.map((one) =>
      one.type === "aws_iam_role_policy"
        ? policyAt(one, "policy", estate)
        : attached(one.get("policy_arn"), one, estate),
    ),
    ...inline.map((block) => ({
      name: `${role.address}.inline_policy`,
      document: documentIn(role.policyOf(block.policy), role.layer, estate),
    })),
    ...role.list("managed_policy_arns").map((arn) => attached(arn, role, estate)),
  ];
}

/** The permissions boundary of a role; none where it has none. */
export function boundaryOf(role: Resource, estate: Estate): readonly NamedPolicy[] {
  return role.has("permissions_boundary") ? [attached(role.get("permissions_boundary"), role, estate)] : [];
}

/** The policy that an ARN names: one of ours, one of AWS's whose text is recorded, or one that is not known. */
function attached(arn: unknown, from: Resource, estate: Estate): NamedPolicy {
  const found = from.resolveValue(arn);
  if (found instanceof AttributeOf && found.type === "aws_iam_policy")
    return policyAt(found.resource, "policy", estate);
  const own = estate.resources("aws_iam_policy").find((policy) => resourceText(policy, estate) === found);
  if (own !== undefined) return policyAt(own, "policy", estate);
  const name = typeof found === "string" ? found : String(arn);
  const recorded: unknown = (managed as Readonly<Record<string, unknown>>)[name];
  return isBlock(recorded) ? { name, document: documentOf(recorded.document) } : { name };
}

function policyAt(resource: Resource, path: string, estate: Estate): NamedPolicy {
  return {
    name: `${resource.layer} ${resource.address}`,
    document: documentIn(resource.policy(path), resource.layer, estate),
  };
}

function isOne(one: Resource, other: Resource): boolean {
  return one.layer === other.layer && one.mode === other.mode && one.address === other.address;
}
