import { attributesIn } from "@strata/inventory";
import { claim } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";

claim("NUMINIA-SVC-EKS-01", PRODUCTION, (template) => {
  const clusters = template.resources("aws_eks_cluster");
  const [kubernetes] = template.provider("kubernetes", "addons");
  const [helm] = template.provider("helm", "addons");

  expect(clusters.map(({ layer }) => layer)).toEqual(["cluster"]);
  // What is installed is installed there.
  expect(kubernetes?.resolve("host")).toResolveTo("aws_eks_cluster.endpoint");
  expect(helm?.resolve("kubernetes.host")).toResolveTo("aws_eks_cluster.endpoint");
});

claim("NUMINIA-SVC-EKS-02", PRODUCTION, (template) => {
  const cluster = template.resource("aws_eks_cluster");

  expect(cluster.get("version")).toBe("1.32");
  // Standard support of 1.32 has ended: with it AWS would upgrade the cluster.
  expect(cluster.get("upgrade_policy.support_type")).toBe("EXTENDED");
  expect(template.resources("aws_eks_node_group").map((group) => group.get("version"))).toEqual(["1.32"]);
});

claim("NUMINIA-SVC-EKS-03", PRODUCTION, (template) => {
  const subnets = template.resource("aws_eks_cluster").resolve("vpc_config.subnet_ids");

  expect(subnets).toResolveTo("aws_subnet.id", { tags: { Tier: "private" } });
  expect(attributesIn(subnets).map(({ resource }) => resource.get("cidr_block"))).toEqual([
    "10.0.1.0/24",
    "10.0.2.0/24",
    "10.0.3.0/24",
  ]);
});
