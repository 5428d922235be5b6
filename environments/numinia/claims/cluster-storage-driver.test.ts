import { attributesIn, type Resource } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";

const driverOf = (template: Template): Resource =>
  template.resource("aws_eks_addon", ({ name }) => name === "addons_aws-efs-csi-driver");

claim("NUMINIA-BASE-EFS-05", PRODUCTION, (template) => {
  const driver = driverOf(template);

  expect(driver.layer).toBe("cluster");
  expect(driver.get("addon_name")).toBe("aws-efs-csi-driver");
  expect(driver.resolve("cluster_name")).toResolveTo("aws_eks_cluster.name");
});

claim("NUMINIA-BASE-EFS-06", PRODUCTION, (template) => {
  const accounts = template.resources("kubernetes_service_account_v1", "addons");

  expect(driverOf(template).resolve("service_account_role_arn")).toResolveTo("aws_iam_role.arn", {
    name: "efs-csi-driver-role",
  });
  // The add-on itself makes efs-csi-controller-sa with that role, so nothing else may.
  expect(accounts.map((account) => account.get("metadata.namespace"))).not.toContain("kube-system");
});

claim("NUMINIA-BASE-IAM-05", PRODUCTION, (template) => {
  const roles = attributesIn(driverOf(template).resolve("service_account_role_arn"));

  // By its ARN: EKS takes no names.
  expect(roles).toResolveTo("aws_iam_role.arn");
  expect(roles.map(({ layer, resource }) => [layer, resource.get("name")])).toEqual([
    ["cluster", "efs-csi-driver-role"],
  ]);
});

claim("NUMINIA-BASE-IAM-06", PRODUCTION, (template) => {
  const [role] = attributesIn(driverOf(template).resolve("service_account_role_arn"));
  const isOfRole = (right: Resource): boolean => right.get("role") === `\${aws_iam_role.${role?.name}.name}`;
  const attached = template.resources("aws_iam_role_policy_attachment", "cluster").filter(isOfRole);

  expect(attached.map((attachment) => attachment.get("policy_arn"))).toEqual([
    "arn:aws:iam::aws:policy/service-role/AmazonEFSCSIDriverPolicy",
  ]);
  expect(template.resources("aws_iam_role_policy", "cluster").filter(isOfRole)).toEqual([]);
});

claim("NUMINIA-BASE-IAM-06", PRODUCTION, (template) => {
  const [role] = attributesIn(driverOf(template).resolve("service_account_role_arn"));
  const trust = role?.resource.policy("assume_role_policy").statements ?? [];

  expect(trust.map(({ effect, actions }) => [effect, actions])).toEqual([
    ["Allow", ["sts:AssumeRoleWithWebIdentity"]],
  ]);
  expect(trust[0]?.principals).toEqual({
    Federated: ["${aws_iam_openid_connect_provider.oidc-provider.arn}"],
  });
  // Two accounts: efs-csi-controller-sa and efs-csi-node-sa.
  expect(trust[0]?.conditions).toEqual({
    StringEquals: { "${local.oidc-provider_issuer}:aud": ["sts.amazonaws.com"] },
    StringLike: { "${local.oidc-provider_issuer}:sub": ["system:serviceaccount:kube-system:efs-csi-*"] },
  });
  expect(attributesIn(template.resolve("${local.oidc-provider_issuer}", "cluster"))).toResolveTo(
    "aws_eks_cluster.identity.0.oidc.0.issuer",
  );
  expect(template.resource("aws_iam_openid_connect_provider").resolve("url")).toResolveTo(
    "aws_eks_cluster.identity.0.oidc.0.issuer",
  );
});
