import { conditionValues, type PolicyStatement } from "@strata/inventory";
import { all, isAbsent, literal, mustNotExist, show } from "../checks";
import { type Example, policy, trust } from "../example";
import { type Check, met, type Rule, type ServiceRules } from "../rule";
import { UNBOUND } from "./unbound-actions";

const FORBIDDEN = /\/(AdministratorAccess|IAMFullAccess|PowerUserAccess)$/;

/** Actions that IAM cannot narrow to a resource, or that only read what every principal of the account may. */
const READS = /^[a-z0-9-]+:(Describe|List|Get|BatchGet|Lookup|Search|Select|Head|View)[A-Za-z]*\*?$/;

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

const namedPrincipals: Check = (role) => {
  const open = role
    .policy("assume_role_policy")
    .statements.find(({ effect, principals }) => effect === "Allow" && principals.AWS?.includes("*"));
  return met(open === undefined, "named principals in the trust policy", show(open?.principals));
};

const issuer = "${aws_iam_openid_connect_provider.main.url}";

const example: Example = {
  layer: "cluster",
  resource: {
    aws_iam_role: {
      nodes: { assume_role_policy: trust("ec2.amazonaws.com") },
      cluster: {
        assume_role_policy: trust("eks.amazonaws.com", {
          Condition: { ArnLike: { "aws:SourceArn": "arn:aws:eks:eu-west-1:123456789012:cluster/shop" } },
        }),
      },
      drivers: {
        assume_role_policy: policy({
          Effect: "Allow",
          Action: "sts:AssumeRoleWithWebIdentity",
          Principal: { Federated: "${aws_iam_openid_connect_provider.main.arn}" },
          Condition: {
            StringEquals: {
              [`${issuer}:sub`]: "system:serviceaccount:kube-system:driver",
              [`${issuer}:aud`]: "sts.amazonaws.com",
            },
          },
        }),
      },
    },
    aws_iam_role_policy_attachment: {
      nodes: {
        role: "${aws_iam_role.nodes.name}",
        policy_arn: "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
      },
      images: {
        role: "${aws_iam_role.nodes.name}",
        policy_arn: "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
      },
      cluster: {
        role: "${aws_iam_role.cluster.name}",
        policy_arn: "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy",
      },
    },
    aws_iam_policy: {
      scaler: {
        policy: policy(
          { Effect: "Allow", Action: ["autoscaling:Describe*", "ec2:DescribeInstanceTypes"], Resource: "*" },
          {
            Effect: "Allow",
            Action: "autoscaling:SetDesiredCapacity",
            Resource: "*",
            Condition: { StringEquals: { "aws:ResourceTag/owner": "shop" } },
          },
        ),
      },
    },
    aws_iam_role_policy: {
      nodes: {
        role: "${aws_iam_role.nodes.name}",
        policy: policy({
          Effect: "Allow",
          Action: "logs:PutLogEvents",
          Resource: "${aws_cloudwatch_log_group.cluster.arn}",
        }),
      },
    },
    aws_iam_openid_connect_provider: {
      main: {
        url: "${aws_eks_cluster.main.identity[0].oidc[0].issuer}",
        client_id_list: ["sts.amazonaws.com"],
      },
    },
  },
};

/** Identities: roles only, each with what it needs. */
export const iam: ServiceRules = {
  example,
  rules: [
    {
      id: "iam-role-web-identity-bound",
      type: "aws_iam_role",
      level: "M",
      reason: "a trust without subject or audience gives the role to every workload of the cluster",
      source: ["CKV_AWS_60", "CKV_AWS_61"],
      setting: "",
      fault: {
        at: "aws_iam_role/drivers/assume_role_policy",
        to: policy({
          Effect: "Allow",
          Action: "sts:AssumeRoleWithWebIdentity",
          Principal: { Federated: "arn" },
          Condition: { StringEquals: { "issuer:sub": "system:serviceaccount:kube-system:driver" } },
        }),
      },
      holds: webIdentityTrust,
    },
    {
      id: "iam-role-trust-named",
      type: "aws_iam_role",
      level: "M",
      reason: "a role that anyone may assume gives its permissions to anyone",
      source: ["CKV_AWS_60"],
      setting: "",
      fault: {
        at: "aws_iam_role/nodes/assume_role_policy",
        to: policy({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: "*" } }),
      },
      holds: namedPrincipals,
    },
    {
      id: "iam-role-no-inline",
      type: "aws_iam_role",
      level: "M",
      reason: "exclusive lists detach what others attached; provider 6 deprecates both",
      source: ["AWS provider 6 upgrade guide"],
      setting: "",
      fault: { at: "aws_iam_role/nodes/inline_policy", to: [{ name: "all" }] },
      holds: all(isAbsent("managed_policy_arns"), isAbsent("inline_policy")),
    },
    {
      id: "iam-attachment-no-admin",
      type: "aws_iam_role_policy_attachment",
      level: "M",
      reason: "no workload administers the account",
      source: ["IAM.1", "CKV_AWS_274"],
      setting: "",
      fault: {
        at: "aws_iam_role_policy_attachment/nodes/policy_arn",
        to: "arn:aws:iam::aws:policy/AdministratorAccess",
      },
      holds: (attachment) => {
        const arn = String(attachment.get("policy_arn"));
        return met(!FORBIDDEN.test(arn), "policy_arn below administrator", show(arn));
      },
    },
    ...[
      {
        type: "aws_iam_policy",
        fault: {
          at: "aws_iam_policy/scaler/policy",
          to: policy({ Effect: "Allow", Action: "s3:PutObject", Resource: "*" }),
        },
      },
      {
        type: "aws_iam_role_policy",
        fault: {
          at: "aws_iam_role_policy/nodes/policy",
          to: policy({ Effect: "Allow", Action: "*", Resource: "arn:aws:s3:::shop" }),
        },
      },
    ].map(
      ({ type, fault }): Rule => ({
        id: `${type.slice(4).replaceAll("_", "-")}-least-privilege`,
        type,
        level: "M",
        reason: "what a stolen credential can do is what its policy allows",
        source: ["IAM.1", "IAM.21", "CKV_AWS_62", "CKV_AWS_63", "CKV_AWS_355", "AVD-AWS-0057"],
        setting: "",
        fault,
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
        fault: { at: `${type}/mail`, to: { user: "mail" } },
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
      fault: { at: "aws_iam_openid_connect_provider/main/client_id_list", to: ["other"] },
      holds: all(
        literal("client_id_list", '["sts.amazonaws.com"]', (list) => String(list) === "sts.amazonaws.com"),
        (provider) => met(provider.has("url"), "url set", "nothing"),
      ),
    },
  ],
};
