import { addons, cluster, document, everybody, type Fault, network } from "./fault.fixture";

/** Faults of keys, and of who may do what. */
export const iamFaults: Readonly<Record<string, Fault>> = {
  "kms-key-rotated": network("aws_kms_key/logs/enable_key_rotation", false),
  "kms-key-policy-explicit": network("aws_kms_key/other/enable_key_rotation", true),
  "kms-key-not-public": network("aws_kms_key/logs/policy", everybody),
  "kms-key-policy-not-public": network("aws_kms_key_policy/logs/policy", everybody),
  "kms-key-deletion-window": network("aws_kms_key/logs/deletion_window_in_days", 7),
  "iam-role-web-identity-bound": cluster(
    "aws_iam_role/drivers/assume_role_policy",
    document({
      Effect: "Allow",
      Action: "sts:AssumeRoleWithWebIdentity",
      Principal: { Federated: "arn" },
      Condition: { StringEquals: { "issuer:sub": "system:serviceaccount:kube-system:driver" } },
    }),
  ),
  "iam-role-trust-named": cluster(
    "aws_iam_role/nodes/assume_role_policy",
    document({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: "*" } }),
  ),
  "iam-role-no-inline": cluster("aws_iam_role/nodes/inline_policy", [{ name: "all" }]),
  "iam-attachment-no-admin": cluster(
    "aws_iam_role_policy_attachment/nodes/policy_arn",
    "arn:aws:iam::aws:policy/AdministratorAccess",
  ),
  "iam-policy-least-privilege": cluster(
    "aws_iam_policy/scaler/policy",
    document({ Effect: "Allow", Action: "s3:PutObject", Resource: "*" }),
  ),
  "iam-role-policy-least-privilege": network(
    "aws_iam_role_policy/flow/policy",
    document({ Effect: "Allow", Action: "*", Resource: "arn:aws:s3:::shop" }),
  ),
  "iam-user-none": addons("aws_iam_user/mail/name", "mail"),
  "iam-access-key-none": addons("aws_iam_access_key/mail/user", "mail"),
  "iam-oidc-audience": cluster("aws_iam_openid_connect_provider/main/client_id_list", ["other"]),
};
