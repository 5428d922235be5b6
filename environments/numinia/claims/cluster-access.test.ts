import { attributesIn } from "@strata/inventory";
import { claim } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";

/** A named action of one service: neither `*` nor `service:*`. */
const NAMED_ACTION = /^[a-z0-9-]+:[A-Z][A-Za-z]+\*?$/;
/** Actions that only describe; most of them know no resource. */
const READS = /^[a-z0-9-]+:(Describe|List|Get)[A-Za-z]*$/;

/**
 * What the load balancer controller's published policy allows on every resource: firewalls and protections, which
 * are others', and listeners and rules, whose ARNs are not known before they exist.
 */
const OF_LOAD_BALANCERS = [
  "ec2:CreateSecurityGroup",
  "elasticloadbalancing:AddListenerCertificates",
  "elasticloadbalancing:CreateListener",
  "elasticloadbalancing:CreateRule",
  "elasticloadbalancing:DeleteListener",
  "elasticloadbalancing:DeleteRule",
  "elasticloadbalancing:ModifyListener",
  "elasticloadbalancing:ModifyRule",
  "elasticloadbalancing:RemoveListenerCertificates",
  "elasticloadbalancing:SetRulePriorities",
  "elasticloadbalancing:SetWebAcl",
  "shield:CreateProtection",
  "shield:DeleteProtection",
  "waf-regional:AssociateWebACL",
  "waf-regional:DisassociateWebACL",
  "wafv2:AssociateWebACL",
  "wafv2:DisassociateWebACL",
];

// The sweep: what a role of any layer may do is named, and on what.
claim("NUMINIA-SVC-IAM-01", PRODUCTION, (template) => {
  const policies = [...template.resources("aws_iam_role_policy"), ...template.resources("aws_iam_policy")];
  const statements = policies
    .flatMap((policy) => policy.policy("policy").statements)
    .map(({ effect, actions, notActions, resources, conditions }) => ({
      effect,
      actions: [...actions],
      notActions: [...notActions],
      resources: [...resources],
      isConditional: Object.keys(conditions).length > 0,
    }));

  expect(statements.filter(({ effect }) => effect !== "Allow")).toEqual([]);
  expect(statements.flatMap(({ actions }) => actions).filter((action) => !NAMED_ACTION.test(action))).toEqual(
    [],
  );
  expect(statements.flatMap(({ notActions }) => notActions)).toEqual([]);
  expect(
    statements.flatMap(({ resources }) => resources).filter((on) => !/^(\*$|arn:aws:|\$\{)/.test(on)),
  ).toEqual([]);
  const unbound = statements
    .filter(({ resources, isConditional }) => resources.includes("*") && !isConditional)
    .flatMap(({ actions }) => actions.filter((action) => !READS.test(action)));
  expect([...unbound].sort()).toEqual(OF_LOAD_BALANCERS);
});

// AWS's own policies: none for administrators, and none but these.
claim("NUMINIA-SVC-IAM-01", PRODUCTION, (template) => {
  const attached = template.resources("aws_iam_role_policy_attachment").map((attachment) => {
    const roles = attributesIn(attachment.resolve("role")).map(({ resource }) => resource.get("name"));
    return `${roles.join()}: ${attachment.get("policy_arn")}`;
  });

  expect(attached.sort()).toEqual([
    "efs-csi-driver-role: arn:aws:iam::aws:policy/service-role/AmazonEFSCSIDriverPolicy",
    "numinia-production-aws-ebs-csi-driver: arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy",
    "numinia-production-cluster: arn:aws:iam::aws:policy/AmazonEKSClusterPolicy",
    "numinia-production-node: arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
    "numinia-production-node: arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
    "numinia-production-node: arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
    "numinia-production-vpc-cni: arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy",
    "numinia-production-vpn: arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
    "prod-bastion-host-eks-role: arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
  ]);
  expect(template).toHaveNoResource("aws_iam_user");
});

// In the cluster, access entries say who has which role.
claim("NUMINIA-SVC-IAM-01", PRODUCTION, (template) => {
  const cluster = template.resource("aws_eks_cluster");
  const granted = template
    .resources("aws_eks_access_policy_association")
    .map((association) => [association.get("policy_arn"), association.get("access_scope")]);
  const principals = template
    .resources("aws_eks_access_entry")
    .map((entry) => entry.resolve("principal_arn"));

  expect(cluster.get("access_config.authentication_mode")).toBe("API");
  expect(cluster.get("access_config.bootstrap_cluster_creator_admin_permissions")).toBe(false);
  expect(granted).toEqual([
    ["arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy", { type: "cluster" }],
    ["arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy", { type: "cluster" }],
  ]);
  expect(principals[0]).toBe("arn:aws:iam::241533135482:role/platform-deployer");
  expect(principals.slice(1)).toResolveTo("aws_iam_role.arn", { name: "prod-bastion-host-eks-role" });
});

// Security groups control who connects: each is of this VPC, and the API of the cluster answers to two of them.
claim("NUMINIA-SVC-IAM-01", PRODUCTION, (template) => {
  const groups = template.resources("aws_security_group").map((group) => group.resolve("vpc_id"));
  const rules = template.resources("aws_vpc_security_group_ingress_rule", "cluster");

  expect(groups).toResolveTo("aws_vpc.id");
  expect(rules.map((rule) => rule.resolve("security_group_id"))).toResolveTo(
    "aws_eks_cluster.vpc_config.0.cluster_security_group_id",
  );
  expect(
    rules.map((rule) =>
      attributesIn(rule.resolve("referenced_security_group_id")).map(({ resource }) => resource.get("name")),
    ),
  ).toEqual([["numinia-production-bastion"], ["numinia-production-vpn"]]);
  expect(rules.map((rule) => [rule.get("ip_protocol"), rule.get("from_port"), rule.get("to_port")])).toEqual([
    ["tcp", 443, 443],
    ["tcp", 443, 443],
  ]);
  expect(template.resource("aws_eks_cluster").get("vpc_config.endpoint_public_access")).toBe(false);
});
