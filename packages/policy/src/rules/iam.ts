import { conditionValues, type PolicyStatement } from "@strata/inventory";
import { all, isAbsent, literal, mustNotExist, show } from "../checks";
import { type Check, met, type Rule } from "../rule";

const FORBIDDEN = /\/(AdministratorAccess|IAMFullAccess|PowerUserAccess)$/;

/** Actions that IAM cannot narrow to a resource, or that only read what every principal of the account may. */
const READS = /^[a-z0-9-]+:(Describe|List|Get|BatchGet|Lookup|Search|Select|Head|View)[A-Za-z]*\*?$/;
const UNBOUND: Readonly<Record<string, string>> = {
  "xray:PutTraceSegments": "X-Ray has no resources",
  "xray:PutTelemetryRecords": "X-Ray has no resources",
  "cloudwatch:PutMetricData": "metrics have no ARN",
  "ssmmessages:CreateControlChannel": "a session has no ARN before it exists",
  "ssmmessages:CreateDataChannel": "a session has no ARN before it exists",
  "ssmmessages:OpenControlChannel": "a session has no ARN before it exists",
  "ssmmessages:OpenDataChannel": "a session has no ARN before it exists",
  "ec2:CreateSecurityGroup": "the load balancer controller's published policy",
  "elasticloadbalancing:CreateListener": "the load balancer controller's published policy",
  "elasticloadbalancing:DeleteListener": "the load balancer controller's published policy",
  "elasticloadbalancing:CreateRule": "the load balancer controller's published policy",
  "elasticloadbalancing:DeleteRule": "the load balancer controller's published policy",
  "elasticloadbalancing:SetWebAcl": "the load balancer controller's published policy",
  "elasticloadbalancing:ModifyListener": "the load balancer controller's published policy",
  "elasticloadbalancing:AddListenerCertificates": "the load balancer controller's published policy",
  "elasticloadbalancing:RemoveListenerCertificates": "the load balancer controller's published policy",
  "elasticloadbalancing:ModifyRule": "the load balancer controller's published policy",
  "elasticloadbalancing:SetRulePriorities": "the load balancer controller's published policy",
  "ec2:AuthorizeSecurityGroupIngress": "the load balancer controller's published policy",
  "ec2:RevokeSecurityGroupIngress": "the load balancer controller's published policy",
  "wafv2:AssociateWebACL": "the load balancer controller's published policy",
  "wafv2:DisassociateWebACL": "the load balancer controller's published policy",
  "waf-regional:AssociateWebACL": "the load balancer controller's published policy",
  "waf-regional:DisassociateWebACL": "the load balancer controller's published policy",
  "shield:CreateProtection": "the load balancer controller's published policy",
  "shield:DeleteProtection": "the load balancer controller's published policy",
};

const leastPrivilege: Check = (policy) => {
  const allowed = policy.policy("policy").statements.filter(({ effect }) => effect === "Allow");
  const tooWide = allowed.find(
    (statement) => statement.actions.includes("*") || statement.notActions.length > 0,
  );
  if (tooWide !== undefined) return met(false, "named actions in each Allow", show(tooWide.actions));
  const unbound = allowed.flatMap(unboundActions);
  return met(
    unbound.length === 0,
    "Resource narrower than * for actions that can be bound",
    unbound.join(", "),
  );
};

/** Actions on every resource which could be bound to some, and carry no condition either. */
function unboundActions(statement: PolicyStatement): readonly string[] {
  if (!statement.resources.includes("*") || Object.keys(statement.conditions).length > 0) return [];
  return statement.actions.filter((action) => !READS.test(action) && UNBOUND[action] === undefined);
}

/** A role for a service account trusts exactly one, and only tokens meant for STS. */
const webIdentityTrust: Check = (role) => {
  const federated = role
    .policy("assume_role_policy")
    .statements.filter(({ actions }) => actions.includes("sts:AssumeRoleWithWebIdentity"));
  const faulty = federated.find((statement) => !isBoundToAccount(statement));
  return met(
    faulty === undefined,
    "StringEquals on :sub (a service account, no *) and :aud (sts.amazonaws.com)",
    show(faulty?.conditions),
  );
};

/** Who signs in through another issuer than a cluster, such as a pipeline, is bound by `sub` alike. */
function isBoundToAccount(statement: PolicyStatement): boolean {
  const keys = Object.keys(statement.conditions.StringEquals ?? {});
  const values = (suffix: string): readonly string[] =>
    keys
      .filter((key) => key.endsWith(suffix))
      .flatMap((key) => conditionValues(statement, /^StringEquals$/, key));
  const subjects = values(":sub");
  return (
    subjects.length > 0 &&
    subjects.every((subject) => !subject.includes("*")) &&
    values(":aud").join() === "sts.amazonaws.com"
  );
}

const trustsSomebody: Check = (role) => {
  const open = role
    .policy("assume_role_policy")
    .statements.find(({ effect, principals }) => effect === "Allow" && principals.AWS?.includes("*"));
  return met(open === undefined, "named principals in the trust policy", show(open?.principals));
};

/** Identities: roles only, each with what it needs. */
export const iamRules: readonly Rule[] = [
  {
    id: "iam-role-web-identity-bound",
    type: "aws_iam_role",
    level: "M",
    reason: "a trust without subject or audience lends the role to every workload of the cluster",
    source: ["CKV_AWS_60", "CKV_AWS_61"],
    setting: "",
    holds: webIdentityTrust,
  },
  {
    id: "iam-role-trust-named",
    type: "aws_iam_role",
    level: "M",
    reason: "a role that anybody may assume belongs to everybody",
    source: ["CKV_AWS_60"],
    setting: "",
    holds: trustsSomebody,
  },
  {
    id: "iam-role-no-inline",
    type: "aws_iam_role",
    level: "M",
    reason: "exclusive lists detach what others attached; provider 6 deprecates both",
    source: ["AWS provider 6 upgrade guide"],
    setting: "",
    holds: all(isAbsent("managed_policy_arns"), isAbsent("inline_policy")),
  },
  {
    id: "iam-attachment-no-admin",
    type: "aws_iam_role_policy_attachment",
    level: "M",
    reason: "no workload administers the account",
    source: ["IAM.1", "CKV_AWS_274"],
    setting: "",
    holds: (attachment) => {
      const arn = String(attachment.get("policy_arn"));
      return met(!FORBIDDEN.test(arn), "policy_arn below administrator", show(arn));
    },
  },
  ...["aws_iam_policy", "aws_iam_role_policy"].map(
    (type): Rule => ({
      id: `${type.slice(4).replaceAll("_", "-")}-least-privilege`,
      type,
      level: "M",
      reason: "what a stolen credential can do is what its policy allows",
      source: ["IAM.1", "IAM.21", "CKV_AWS_62", "CKV_AWS_63", "CKV_AWS_355", "AVD-AWS-0057"],
      setting: "",
      holds: leastPrivilege,
    }),
  ),
  ...["aws_iam_user", "aws_iam_access_key"].map(
    (type): Rule => ({
      id: `${type.slice(4).replaceAll("_", "-")}-none`,
      type,
      level: "M",
      reason: "long-lived credentials leak; roles and identity providers need none",
      source: ["CKV_AWS_273"],
      setting: "",
      holds: mustNotExist,
    }),
  ),
  {
    id: "iam-oidc-audience",
    type: "aws_iam_openid_connect_provider",
    level: "M",
    reason: "tokens of service accounts are made out to STS",
    source: ["EKS guide, IAM roles for service accounts"],
    setting: "",
    holds: all(
      literal("client_id_list", '["sts.amazonaws.com"]', (list) => String(list) === "sts.amazonaws.com"),
      (provider) => met(provider.get("url") !== undefined, "url set", "nothing"),
    ),
  },
];
