import { attributesIn } from "@strata/inventory";
import { claim } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";

claim(["NUMINIA-SVC-VPC-05", "NUMINIA-BASE-SUB-04"], PRODUCTION, (template) => {
  const [group, ...others] = template.resources("aws_eks_node_group");
  const subnets = attributesIn(group?.resolve("subnet_ids")).map(({ resource }) => resource);

  expect(others).toEqual([]);
  expect(subnets.map((subnet) => subnet.get("cidr_block"))).toEqual([
    "10.0.1.0/24",
    "10.0.2.0/24",
    "10.0.3.0/24",
  ]);
  expect(subnets.map((subnet) => subnet.get("map_public_ip_on_launch"))).toEqual([false, false, false]);
  // Load balancers of internal services find their subnets by this tag: these three have it, and no others.
  const internal = template
    .resources("aws_subnet", "network")
    .filter((subnet) => subnet.get('tags["kubernetes.io/role/internal-elb"]') !== undefined);
  expect(internal.map((subnet) => subnet.get('tags["kubernetes.io/role/internal-elb"]'))).toEqual([
    "1",
    "1",
    "1",
  ]);
  expect(internal.map(({ address }) => address)).toEqual(subnets.map(({ address }) => address));
});

claim("NUMINIA-SVC-EKS-04", PRODUCTION, (template) => {
  const groups = template.resources("aws_eks_node_group");

  expect(groups.map(({ layer }) => layer)).toEqual(["cluster"]);
  expect(groups.map((group) => group.resolve("cluster_name"))).toResolveTo("aws_eks_cluster.name");
  expect(template).toHaveNoResource("aws_autoscaling_group");
});

claim("NUMINIA-SVC-EKS-05", PRODUCTION, (template) => {
  const groups = template.resources("aws_eks_node_group");

  expect(groups.map((group) => group.get("instance_types"))).toEqual([["t3.medium"]]);
});

claim("NUMINIA-SVC-EKS-06", PRODUCTION, (template) => {
  const groups = template.resources("aws_eks_node_group");

  expect(groups.map((group) => group.get("ami_type"))).toEqual(["AL2023_x86_64_STANDARD"]);
  // An image in the launch template would be used instead.
  expect(groups.map((group) => group.resolve("launch_template.id"))).toResolveTo("aws_launch_template.id", {
    image_id: undefined,
  });
});

claim("NUMINIA-SVC-EKS-08", PRODUCTION, (template) => {
  const groups = template.resources("aws_eks_node_group");

  expect(groups.map((group) => group.get("scaling_config.desired_size"))).toEqual([5]);
  // Else every apply would undo what the autoscaler did.
  expect(groups.map((group) => group.get("lifecycle.ignore_changes"))).toEqual([
    ["scaling_config[0].desired_size"],
  ]);
});
