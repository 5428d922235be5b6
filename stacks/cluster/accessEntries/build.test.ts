import { describe, expect, it } from "vitest";
import type { ClusterSettings } from "../index";
import { resource, shopCluster, synth } from "../shop.fixture";

describe("access to the cluster", () => {
  it("is by entries: of roles of the account, at the scope of each policy", () => {
    const template = synth(
      shopCluster({
        accessEntries: {
          admin: {
            principal: "role/deployer",
            policies: { all: { policy: "AmazonEKSClusterAdminPolicy", scope: "cluster" } },
          },
          reader: {
            principal: "arn:aws:iam::444455556666:role/reader",
            groups: ["readers"],
            policies: { view: { policy: "AmazonEKSViewPolicy", scope: { namespaces: ["shop"] } } },
          },
        },
      }),
    );

    expect(resource(template, "aws_eks_access_entry", "access-entries_admin")).toEqual({
      cluster_name: "${aws_eks_cluster.cluster.name}",
      principal_arn: "arn:aws:iam::111122223333:role/deployer",
      type: "STANDARD",
      kubernetes_groups: [],
    });
    expect(resource(template, "aws_eks_access_policy_association", "access-entries_admin_all")).toEqual({
      cluster_name: "${aws_eks_cluster.cluster.name}",
      principal_arn: "${aws_eks_access_entry.access-entries_admin.principal_arn}",
      policy_arn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
      access_scope: { type: "cluster" },
    });
    expect(resource(template, "aws_eks_access_entry", "access-entries_reader")).toEqual({
      cluster_name: "${aws_eks_cluster.cluster.name}",
      principal_arn: "arn:aws:iam::444455556666:role/reader",
      type: "STANDARD",
      kubernetes_groups: ["readers"],
    });
    expect(
      resource(template, "aws_eks_access_policy_association", "access-entries_reader_view"),
    ).toMatchObject({
      policy_arn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
      access_scope: { type: "namespace", namespaces: ["shop"] },
    });
  });

  it("reads the role of an instance from the network layer", () => {
    const settings = shopCluster({ accessEntries: { jump: { principal: "role/jump" } } });
    // A reference replaces the text after the schema has checked it: the stack resolves it.
    const jump = {
      ...settings.accessEntries.jump,
      principal: { $output: "network.instances.jump.roleArn" },
    };
    const template = synth({ ...settings, accessEntries: { jump } } as unknown as ClusterSettings);

    expect(resource(template, "aws_eks_access_entry", "access-entries_jump").principal_arn).toBe(
      "${local.network.instances.jump.role_arn}",
    );
  });
});
