import {
  holds,
  replaced,
  type SingleChange,
  type Statement,
  set,
  statements,
  TRUST,
  withoutCondition,
} from "./single-change.fixture";

const reads = (over: Statement) =>
  statements("policy", holds("GetSecretValue"), (statement) => ({ ...statement, ...over }));
const reader = /Effect\\":\\"Allow\\",\\"Action\\":\[?[^\]]*secretsmanager:GetSecretValue/;

/** What roles may do, and who may assume them. */
export const RIGHT_CHANGES: readonly SingleChange[] = [
  ...(["secretsmanager:Get*", "secretsmanager:*", "*"] as const).map((Action) => ({
    what: `${Action} where a secret is read`,
    type: "aws_iam_role_policy",
    where: reader,
    edit: reads({ Action }),
    rule: "iam-role-policy-least-privilege",
  })),
  {
    what: "all but other actions where a secret is read",
    type: "aws_iam_role_policy",
    where: reader,
    edit: statements("policy", holds("GetSecretValue"), ({ Action: _, ...rest }) => ({
      ...rest,
      NotAction: "iam:*",
    })),
    rule: "iam-role-policy-least-privilege",
  },
  {
    what: "every secret where one is read",
    type: "aws_iam_role_policy",
    where: reader,
    edit: reads({ Resource: "*" }),
    rule: "iam-role-bounded",
  },
  {
    what: "a pattern of secrets that is all of them",
    type: "aws_iam_role_policy",
    where: reader,
    edit: reads({ Resource: "arn:aws:secretsmanager:*:*:secret:*" }),
    rule: "iam-role-bounded",
  },
  {
    what: "a role with all rights",
    type: "aws_iam_role_policy_attachment",
    edit: set("policy_arn", "arn:aws:iam::aws:policy/AdministratorAccess"),
    rule: "iam-role-bounded",
  },
  {
    what: "grants of a key for anything",
    type: "aws_iam_role_policy",
    where: /kms:CreateGrant/,
    edit: statements("policy", holds("CreateGrant"), withoutCondition),
    rule: "iam-role-policy-grants-bound",
  },
  {
    what: "a role that another account assumes",
    type: "aws_iam_role",
    where: /ec2\.amazonaws\.com/,
    edit: statements(
      TRUST,
      () => true,
      (one) => ({ ...one, Principal: { AWS: "arn:aws:iam::999999999999:root" } }),
    ),
    rule: "iam-role-trust-named",
  },
  {
    what: "a workload's role for tokens of another issuer",
    type: "aws_iam_role",
    where: /sts:AssumeRoleWithWebIdentity/,
    edit: statements(
      TRUST,
      () => true,
      (one) => ({
        ...one,
        Principal: { Federated: "arn:aws:iam::999999999999:oidc-provider/elsewhere" },
      }),
    ),
    rule: "iam-role-web-identity-issuer",
  },
  {
    what: "a workload's role for tokens that are meant for somebody else",
    type: "aws_iam_role",
    where: /sts:AssumeRoleWithWebIdentity/,
    edit: statements(TRUST, () => true, replaced("sts.amazonaws.com", "others")),
    rule: "iam-role-web-identity-bound",
  },
];
