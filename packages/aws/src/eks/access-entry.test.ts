import { describe, expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { AccessEntry, type AccessEntryProps } from "./access-entry";

const principalArn = "arn:aws:iam::111122223333:role/developers";

const build = (props: Partial<AccessEntryProps> = {}) =>
  synthesized(
    (scope) =>
      new AccessEntry(scope, "developers", {
        clusterName: "shop",
        principalArn,
        type: "standard",
        groups: [],
        policies: {},
        ...props,
      }),
  );

describe("an access entry", () => {
  it("by itself lets its principal in and allows nothing", () => {
    const { addresses, at } = build();

    expect(addresses).toEqual(["aws_eks_access_entry.developers"]);
    expect(at("aws_eks_access_entry.developers")).toEqual({
      cluster_name: "shop",
      principal_arn: principalArn,
      type: "STANDARD",
      kubernetes_groups: [],
    });
  });

  it("may be for nodes that no managed node group starts", () => {
    const entry = build({ type: "ec2Linux" }).at("aws_eks_access_entry.developers");

    expect(entry.type).toBe("EC2_LINUX");
    expect(entry).not.toHaveProperty("kubernetes_groups");
  });

  it("may put its principal in Kubernetes groups", () => {
    expect(build({ groups: ["viewers"] }).at("aws_eks_access_entry.developers").kubernetes_groups).toEqual([
      "viewers",
    ]);
  });

  it("allows what its policies say, in the cluster or in namespaces, once it exists", () => {
    const { at } = build({
      policies: {
        view: { policy: "AmazonEKSViewPolicy", scope: "cluster" },
        edit: { policy: "AmazonEKSEditPolicy", scope: { namespaces: ["orders"] } },
      },
    });

    expect(at("aws_eks_access_policy_association.developers_view")).toEqual({
      cluster_name: "shop",
      principal_arn: "${aws_eks_access_entry.developers.principal_arn}",
      policy_arn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
      access_scope: { type: "cluster" },
    });
    expect(at("aws_eks_access_policy_association.developers_edit").access_scope).toEqual({
      type: "namespace",
      namespaces: ["orders"],
    });
  });
});
