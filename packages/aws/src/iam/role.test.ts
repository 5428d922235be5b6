import { describe, expect, it } from "vitest";
import { statements, synthesized } from "../synthesized.fixture";
import { trustService } from "./policy-document";
import { Role, type RoleProps } from "./role";

const trust = trustService("ec2.amazonaws.com");

const build = (props: Partial<RoleProps> = {}) =>
  synthesized(
    (scope) => new Role(scope, "bastion", { name: "shop-bastion", description: "Bastion", trust, ...props }),
  );

describe("a role without policies", () => {
  const { built, addresses, at, written } = build();

  it("may do nothing", () => {
    expect(addresses).toEqual(["aws_iam_role.bastion"]);
    expect(built.permissions).toEqual([]);
  });

  it("is assumed by those that its trust names", () => {
    expect(at("aws_iam_role.bastion")).toEqual({
      name: "shop-bastion",
      description: "Bastion",
      assume_role_policy: trust,
    });
  });

  it("exposes its ARN and its name", () => {
    expect(written([built.arn, built.roleName])).toEqual([
      "${aws_iam_role.bastion.arn}",
      "${aws_iam_role.bastion.name}",
    ]);
  });
});

describe("a role with policies", () => {
  const { built, addresses, at } = build({
    managedPolicies: [
      "AmazonSSMManagedInstanceCore",
      "service-role/AmazonEFSCSIDriverPolicy",
      "AmazonEKS_CNI_Policy",
    ],
    policies: { read: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::a/*" }] },
    tags: { Team: "platform" },
  });

  it("attaches each by itself, so that what others attach stays", () => {
    expect(addresses).toEqual([
      "aws_iam_role.bastion",
      "aws_iam_role_policy.bastion_read",
      "aws_iam_role_policy_attachment.bastion_amazon-efscsi-driver-policy",
      "aws_iam_role_policy_attachment.bastion_amazon-eks-cni-policy",
      "aws_iam_role_policy_attachment.bastion_amazon-ssm-managed-instance-core",
    ]);
    expect(at("aws_iam_role.bastion")).not.toHaveProperty("managed_policy_arns");
    expect(at("aws_iam_role.bastion")).not.toHaveProperty("inline_policy");
  });

  it("attaches managed policies of AWS by their ARN", () => {
    expect(at("aws_iam_role_policy_attachment.bastion_amazon-efscsi-driver-policy")).toEqual({
      role: "${aws_iam_role.bastion.name}",
      policy_arn: "arn:aws:iam::aws:policy/service-role/AmazonEFSCSIDriverPolicy",
    });
  });

  it("may do what its own policies say", () => {
    const policy = at("aws_iam_role_policy.bastion_read");

    expect(policy).toMatchObject({ name: "read", role: "${aws_iam_role.bastion.name}" });
    expect(statements(policy.policy)).toEqual([
      { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::a/*" },
    ]);
  });

  it("exposes every permission to wait for", () => {
    expect(built.permissions.map(({ node }) => node.id)).toEqual([
      "amazon-ssm-managed-instance-core",
      "amazon-efscsi-driver-policy",
      "amazon-eks-cni-policy",
      "read",
    ]);
  });

  it("has tags of its own", () => {
    expect(at("aws_iam_role.bastion").tags).toEqual({ Team: "platform" });
  });
});
