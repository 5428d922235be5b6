import { conditionValues, overlap, type PolicyStatement } from "@strata/iam";
import { all, isAbsent, literal, mustNotExist } from "../checks";
import { type Example, policy, trust, trustAccounts } from "../example";
import { type Check, cannotTell, met, type Rule, type ServiceRules } from "../rule";

const WEB_IDENTITY = "sts:assumerolewithwebidentity";

/** A role for a service account trusts exactly one, and only tokens meant for STS. */
const webIdentityTrust: Check = (role) => {
  const federated = role
    .policy("assume_role_policy")
    .statements.filter(
      ({ effect, actions, notActions }) =>
        effect === "Allow" &&
        (notActions.length > 0 || actions.some((action) => overlap(action.toLowerCase(), WEB_IDENTITY))),
    )
    .filter(({ principals }) => principals.Service === undefined);
  const faulty = federated.find((statement) => !isBoundToAccount(statement));
  return met(
    faulty === undefined,
    "StringEquals on :sub (a service account, no *) and :aud (sts.amazonaws.com)",
    faulty === undefined ? "" : boundTo(faulty),
  );
};

/** Whom a statement asks for: the ends of its condition keys, with their values. */
function boundTo({ conditions }: PolicyStatement): string {
  const asked = Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => {
      const how = { StringEquals: " ", StringLike: " like " }[operator] ?? ` by ${operator} `;
      return `${/:[^:]*$/.exec(key)?.[0] ?? key}${how}${values.join(" or ")}`;
    }),
  );
  return asked.length === 0 ? "nothing" : asked.sort((one, other) => other.localeCompare(one)).join(", ");
}

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

/** Roles are assumed by services, by identity providers, and by roles of the same account. */
const namedPrincipals: Check = (role, inventory) => {
  const own = inventory.access.placeOf(role)?.account;
  if (own === undefined) return cannotTell("a provider with its account", "none");
  const allowed = inventory.access
    .policyAt(role, "assume_role_policy")
    .statements.filter(({ effect }) => effect === "Allow");
  const strangers = allowed.flatMap(({ principals, notPrincipals }) => [
    ...Object.values(principals).flatMap((names) => names.filter((name) => name.includes("*"))),
    ...(principals.AWS ?? []).filter((name) => (/\d{12}/.exec(name)?.[0] ?? own) !== own),
    ...Object.values(notPrincipals).map((names) => `all but ${names.join(", ")}`),
  ]);
  return met(
    strangers.length === 0,
    `named principals of account ${own} in the trust policy`,
    strangers.join(", "),
  );
};

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
        assume_role_policy: trustAccounts("StringEquals", "kube-system:driver"),
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
        to: policy({
          Effect: "Allow",
          Action: "sts:AssumeRole",
          Principal: { AWS: "arn:aws:iam::999999999999:root" },
        }),
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
    ...["aws_iam_user", "aws_iam_access_key", "aws_iam_group"].map(
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
