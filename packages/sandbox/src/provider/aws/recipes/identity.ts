import type { Draft, Recipe, Recipes } from "../../values/recipe";
import { accountWide, regional } from "./arn";

/** Named by its name, in a path that is `/` unless one is set. */
const iam = (kind: string, unique: string): Recipes => ({
  id: "{name}",
  arn: (draft) => draft.fill(accountWide("iam", `${kind}${pathOf(draft)}{name}`), "arn"),
  unique_id: `${unique}{upper:17}`,
});

/** AWS's own key for a service, where nobody names one. */
const keyOfService =
  (service: string): Recipe =>
  (draft) =>
    draft.fill(`arn:aws:kms:{region}:{account}:alias/aws/${service}`, "key");

/** Who may do what, with which keys. */
export const IDENTITY_RECIPES: Readonly<Record<string, Recipes>> = {
  aws_iam_role: iam("role", "AROA"),
  aws_iam_user: iam("user", "AIDA"),
  aws_iam_instance_profile: iam("instance-profile", "AIPA"),
  aws_iam_service_linked_role: {
    ...iam("role", "AROA"),
    arn: accountWide("iam", "role/aws-service-role/{aws_service_name}/{name}"),
    id: "{arn}",
    name: (draft) => `AWSServiceRoleFor${draft.text("aws_service_name").split(".")[0] ?? ""}`,
  },
  aws_iam_policy: {
    id: "{arn}",
    arn: (draft) => draft.fill(accountWide("iam", `policy${pathOf(draft)}{name}`), "arn"),
    policy_id: "ANPA{upper:17}",
  },
  aws_iam_role_policy: { id: "{role}:{name}" },
  aws_iam_role_policy_attachment: { id: "{role}-{digits:26}" },
  aws_iam_openid_connect_provider: {
    id: "{arn}",
    arn: (draft) =>
      draft.fill(accountWide("iam", `oidc-provider/${draft.text("url").replace("https://", "")}`), "arn"),
    thumbprint_list: (draft) => [draft.digest("thumbprint", "hex", 40)],
  },
  aws_kms_key: {
    id: "{key_id}",
    key_id: "{uuid}",
    arn: regional("kms", "key/{key_id}"),
    multi_region: () => false,
    rotation_period_in_days: (draft) => (draft.get("enable_key_rotation") === true ? 365 : 0),
    policy: (draft) =>
      JSON.stringify({
        Id: "key-default-1",
        Statement: [
          {
            Action: "kms:*",
            Effect: "Allow",
            Principal: { AWS: `arn:aws:iam::${draft.account}:root` },
            Resource: "*",
            Sid: "Enable IAM User Permissions",
          },
        ],
        Version: "2012-10-17",
      }),
  },
  aws_kms_alias: {
    id: "{name}",
    arn: regional("kms", "{name}"),
    target_key_arn: (draft) => {
      const key = draft.text("target_key_id");
      return key.startsWith("arn:") ? key : draft.fill(`arn:aws:kms:{region}:{account}:key/${key}`, "target");
    },
  },
  aws_kms_key_policy: { id: "{key_id}" },
  aws_secretsmanager_secret: {
    id: "{arn}",
    arn: (draft) => draft.fill(regional("secretsmanager", "secret:{name}-"), "arn") + suffix(draft),
    policy: "",
  },
  aws_secretsmanager_secret_version: {
    id: "{secret_id}|{version_id}",
    arn: "{secret_id}",
    version_id: "terraform-{digits:26}",
    version_stages: () => ["AWSCURRENT"],
  },
  aws_secretsmanager_secret_policy: { id: "{secret_arn}" },
  aws_secretsmanager_secret_rotation: { id: "{secret_id}", rotation_enabled: () => true },
  aws_cognito_user_pool: {
    id: "{region}_{lower:9}",
    arn: regional("cognito-idp", "userpool/{id}"),
    endpoint: "cognito-idp.{region}.amazonaws.com/{id}",
    user_pool_tier: "ESSENTIALS",
  },
  aws_cognito_user_pool_client: { id: "{lower:26}", client_secret: "" },
  aws_cognito_user_pool_domain: { id: "{domain}", aws_account_id: "{account}" },
  aws_backup_vault: {
    id: "{name}",
    arn: regional("backup", "backup-vault:{name}"),
    kms_key_arn: keyOfService("backup"),
  },
  aws_backup_plan: { id: "{uuid}", arn: regional("backup", "backup-plan:{id}"), version: "{uuid}" },
  aws_backup_selection: { id: "{uuid}" },
};

function pathOf(draft: Draft): string {
  const path = draft.text("path");
  return path === "" ? "/" : path;
}

/** Secrets Manager ends the ARN of every secret with six letters of its own. */
function suffix(draft: Draft): string {
  return draft.digest("suffix", "lower", 6);
}
