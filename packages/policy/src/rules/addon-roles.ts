import type { Inventory, Resource } from "@strata/inventory";
import { type Example, policy, trustAccounts } from "../example";
import { type Check, cannotTell, met, type Rule, type ServiceRules } from "../rule";
import { ADDON_ROLES } from "../service-roles/addon-table";
import { allowed, waits } from "../service-roles/checks";
import { assumedBy, issuersOf } from "../service-roles/identity";
import type { AddonRole } from "../service-roles/service-role";

const PATH = "service_account_role_arn";

const attachment = (role: string, name: string) => ({
  role: `\${aws_iam_role.${role}.name}`,
  policy_arn: `arn:aws:iam::aws:policy/${name}`,
});

/** The roles of the add-ons in the example of add-ons, which are named like these. */
const example: Example = {
  layer: "cluster",
  resource: {
    aws_iam_role: {
      cni: { assume_role_policy: trustAccounts("StringEquals", "kube-system:aws-node") },
      ebs: { assume_role_policy: trustAccounts("StringEquals", "kube-system:ebs-csi-controller-sa") },
      efs: { assume_role_policy: trustAccounts("StringEquals", "kube-system:efs-csi-controller-sa") },
      insights: { assume_role_policy: trustAccounts("StringEquals", "amazon-cloudwatch:cloudwatch-agent") },
    },
    aws_iam_role_policy_attachment: {
      cni: attachment("cni", "AmazonEKS_CNI_Policy"),
      ebs: attachment("ebs", "service-role/AmazonEBSCSIDriverPolicy"),
      efs: attachment("efs", "service-role/AmazonEFSCSIDriverPolicy"),
      insights: attachment("insights", "CloudWatchAgentServerPolicy"),
    },
  },
};

/** What a row says of an add-on; of one without a row, nothing is asked. */
function byRow(check: (row: AddonRole) => Check): Check {
  return (addon, inventory) => {
    const row = ADDON_ROLES.find(({ addon: name }) => name === addon.get("addon_name"));
    return row === undefined ? "met" : check(row)(addon, inventory);
  };
}

const ownIssuer: Check = (role: Resource, inventory: Inventory) => {
  const foreign = issuersOf(role, inventory).find(
    (issuer) => !/^\$\{[\w-]+\/(data\.)?aws_iam_openid_connect_provider\./.test(issuer),
  );
  const expected = "an identity provider of this environment";
  // A plan of one layer has the provider's ARN, and not the provider.
  return foreign !== undefined && inventory.resources("aws_iam_openid_connect_provider").length === 0
    ? cannotTell(expected, foreign)
    : met(foreign === undefined, expected, `${foreign}`);
};

const common: Pick<Rule, "type" | "level" | "setting"> = {
  type: "aws_eks_addon",
  level: "M",
  setting: "addons.role",
};
const source = [...new Set(ADDON_ROLES.flatMap((row) => row.source))];

/** Roles that pods of add-ons assume: which pods, and what they can do. */
export const addonRoles: ServiceRules = {
  example,
  rules: [
    {
      ...common,
      id: "eks-addon-role-trust",
      reason:
        "an add-on whose account its role does not trust calls nothing; one that trusts all gives itself to any pod",
      source,
      fault: {
        at: "aws_iam_role/ebs/assume_role_policy",
        to: trustAccounts("StringLike", "*"),
      },
      holds: byRow(({ accounts }) => assumedBy(accounts, PATH)),
    },
    {
      ...common,
      id: "eks-addon-role-rights",
      reason: "pods start, and every call of theirs is refused",
      source,
      fault: { at: "aws_iam_role_policy_attachment/efs" },
      holds: byRow(({ rights }) => allowed(rights, PATH)),
    },
    {
      ...common,
      id: "eks-addon-role-waits",
      reason: "pods that start before their role's rights fail, and the add-on is degraded",
      source,
      fault: { at: "aws_eks_addon/insights/depends_on", to: ["aws_eks_node_group.main"] },
      holds: waits(PATH),
    },
    {
      id: "iam-role-web-identity-issuer",
      type: "aws_iam_role",
      level: "M",
      reason: "who runs another issuer decides whom its tokens name",
      source: ["IAM user guide, OIDC federation"],
      setting: "",
      fault: {
        at: "aws_iam_role/cni/assume_role_policy",
        to: policy({
          Effect: "Allow",
          Action: "sts:AssumeRoleWithWebIdentity",
          Principal: { Federated: "arn:aws:iam::999999999999:oidc-provider/elsewhere" },
        }),
      },
      holds: ownIssuer,
    },
  ],
};
