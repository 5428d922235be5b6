import type { ChangeRule } from "../change-rule";
import { rulesOf } from "../holding";

const ROLES = "IAM user guide, Delete roles or instance profiles";
const TRUST =
  "policies of keys, buckets and queues that name the role keep the id of the one that is gone, and do not let the new one in until they are written again";

/** Identities: others trust them by their ARN. */
export const iam: readonly ChangeRule[] = [
  ...rulesOf({
    id: "iam-role",
    types: ["aws_iam_role", "aws_iam_service_linked_role"],
    effect: "replaces",
    lost: `its ARN and rights: who works under it fails at once; ${TRUST}`,
    deletion: "see in its last access that nobody uses it, and take it out of policies first",
    replacement:
      "make a second role under another name, move who works under it and policies that name it, and delete this one last",
    source: [ROLES, "IAM user guide, AWS JSON policy elements: Principal"],
    fixed: [
      {
        id: "name",
        attributes: ["name", "name_prefix", "path", "aws_service_name", "custom_suffix"],
        reason: `a role cannot be renamed; ${TRUST}`,
      },
    ],
  }),
  ...rulesOf({
    id: "iam-user",
    types: ["aws_iam_user"],
    effect: "cannotBeUndone",
    lost: "its keys and passwords, and its unique id, by which policies know it",
    deletion: "move who signs in with it to a role first",
    source: ["IAM user guide, Remove or deactivate an IAM user"],
  }),
  ...rulesOf({
    id: "iam-access-key",
    types: ["aws_iam_access_key", "aws_iam_service_specific_credential"],
    effect: "cannotBeUndone",
    lost: "the key: who signs with it is refused at once",
    deletion: "make it inactive for some days first, and see whether anybody complains",
    replacement: "make a second key, move who signs, and delete this one last",
    source: ["IAM user guide, Manage access keys for IAM users"],
    fixed: [
      {
        id: "user",
        attributes: ["user", "pgp_key"],
        reason: "a key stays with its user, and its secret is told once",
      },
    ],
  }),
  ...rulesOf({
    id: "oidc-provider",
    types: ["aws_iam_openid_connect_provider", "aws_iam_saml_provider"],
    effect: "replaces",
    lost: "the trust of every role that names it: pods of a cluster, or pipelines, get no credentials",
    deletion: "move roles to EKS Pod Identity or another provider first",
    replacement: "make the other provider beside it, let roles trust both, and delete this one last",
    source: [
      "EKS user guide, IAM roles for service accounts",
      "IAM user guide, Create an OpenID Connect identity provider",
    ],
    fixed: [
      {
        id: "url",
        attributes: ["url", "name"],
        reason: "a provider is of one issuer; roles that name the old one give nobody credentials",
      },
    ],
  }),
  ...rulesOf({
    id: "iam-policy",
    types: ["aws_iam_policy"],
    effect: "replaces",
    lost: "the rights of all who have it attached, while it is away; AWS refuses where others have attached it",
    deletion: "detach it everywhere first",
    replacedFirst: {
      lasts: "nobody: whoever has it attached gets the new one first",
      reason: "the new policy is made and attached first",
    },
    source: ["IAM user guide, Delete IAM policies"],
    fixed: [
      {
        id: "name",
        attributes: ["name", "name_prefix", "path", "description"],
        reason: "name, path and description of a policy are fixed; it is detached, deleted and made anew",
      },
    ],
  }),
  ...rulesOf({
    id: "instance-profile",
    types: ["aws_iam_instance_profile"],
    effect: "replaces",
    lost: "the rights of machines that bear it, until they get another",
    deletion: "give its machines another profile first",
    replacedFirst: {
      lasts: "nobody: machines change over in place",
      reason: "the new profile is made first",
    },
    source: [ROLES],
    fixed: [
      {
        id: "name",
        attributes: ["name", "name_prefix", "path"],
        reason: "a profile cannot be renamed; machines keep the id of the one that is gone",
      },
    ],
  }),
  ...rulesOf({
    id: "user-pool",
    types: ["aws_cognito_user_pool"],
    lost: "every user in it, with passwords, which cannot be exported",
    deletion: "export the users' attributes, and let them set passwords anew elsewhere",
    replacement: "make a second pool, and move users as they sign in (a user migration trigger)",
    source: ["Cognito developer guide, Deleting a user pool"],
    fixed: [
      {
        id: "settings",
        attributes: ["alias_attributes", "username_attributes", "username_configuration", "name"],
        reason: "names by which users sign in are fixed, so Terraform deletes the pool with every user",
      },
    ],
  }),
  ...rulesOf({
    id: "user-pool-client",
    types: ["aws_cognito_user_pool_client", "aws_cognito_identity_pool", "aws_cognito_user_pool_domain"],
    effect: "replaces",
    lost: "its id or name, which applications have",
    deletion: "give applications another one first",
    source: ["Cognito developer guide, Application-specific settings with app clients"],
    fixed: [
      {
        id: "settings",
        attributes: ["generate_secret", "user_pool_id", "domain"],
        reason: "it is fixed, so another one is made, with another id or secret",
      },
    ],
  }),
];
