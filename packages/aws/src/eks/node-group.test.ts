import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { describe, expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { NodeGroup, type NodeGroupProps } from "./node-group";

const defaults: NodeGroupProps = {
  clusterName: "shop",
  version: "1.35",
  stem: "general",
  name: "shop-general",
  roleArn: "arn:aws:iam::111122223333:role/shop-nodes",
  subnetIds: ["subnet-a", "subnet-b"],
  instanceTypes: ["m6i.large", "m5.large"],
  image: "AL2023_x86_64_STANDARD",
  capacity: "onDemand",
  size: { min: 1, max: 6, desired: 2 },
  sizedBy: "autoscaler",
  volumeGiB: 50,
  volumesKeyArn: "key",
  labels: {},
  taints: {},
  tags: { Team: "platform" },
  after: [],
};

const build = (props: Partial<NodeGroupProps> = {}) =>
  synthesized((scope) => new NodeGroup(scope, "general", { ...defaults, ...props }));

const GROUP = "aws_eks_node_group.general";

describe("a node group", () => {
  const { built, addresses, at, written } = build();

  it("starts nodes from the newest version of its template", () => {
    expect(addresses).toEqual([GROUP, "aws_launch_template.general_template"]);
    expect(at(GROUP).launch_template).toEqual({
      id: "${aws_launch_template.general_template.id}",
      version: "${aws_launch_template.general_template.latest_version}",
    });
    expect(at("aws_launch_template.general_template")).toMatchObject({ name: "shop-general" });
  });

  it("has nodes of the cluster's version, on the machines that are set", () => {
    expect(at(GROUP)).toMatchObject({
      cluster_name: "shop",
      version: "1.35",
      node_role_arn: "arn:aws:iam::111122223333:role/shop-nodes",
      subnet_ids: ["subnet-a", "subnet-b"],
      instance_types: ["m6i.large", "m5.large"],
      ami_type: "AL2023_x86_64_STANDARD",
      capacity_type: "ON_DEMAND",
    });
  });

  it("begins with its desired size and leaves it to the autoscaler afterwards", () => {
    expect(at(GROUP).scaling_config).toEqual({ min_size: 1, max_size: 6, desired_size: 2 });
    expect(at(GROUP).lifecycle).toMatchObject({ ignore_changes: ["scaling_config[0].desired_size"] });
  });

  it("has its desired size from each apply where no autoscaler decides", () => {
    expect(build({ sizedBy: "settings" }).at(GROUP).lifecycle).toEqual({ create_before_destroy: true });
  });

  it("is replaced by one that is up already, under another name", () => {
    expect(at(GROUP).node_group_name_prefix).toBe("general-");
    expect(at(GROUP)).not.toHaveProperty("node_group_name");
    expect(at(GROUP).lifecycle).toMatchObject({ create_before_destroy: true });
  });

  it("is updated a third at a time, and repaired", () => {
    expect(at(GROUP)).toMatchObject({
      update_config: { max_unavailable_percentage: 33 },
      node_repair_config: { enabled: true },
    });
  });

  it("takes any pod, and is chosen by no label of its own", () => {
    expect(at(GROUP)).not.toHaveProperty("taint");
    expect(at(GROUP)).not.toHaveProperty("labels");
  });

  it("exposes its name and its Auto Scaling groups", () => {
    expect(written([built.groupName, built.autoscalingGroups])).toEqual([
      "${aws_eks_node_group.general.node_group_name}",
      "${aws_eks_node_group.general.resources[0].autoscaling_groups[*].name}",
    ]);
    expect(written(built.nodes.fqn)).toBe("${aws_eks_node_group.general}");
  });
});

it("a node group for some pods only has labels and taints", () => {
  const { at } = build({
    labels: { purpose: "batch" },
    taints: { dedicated: { value: "batch", effect: "NoSchedule" }, spot: { effect: "PreferNoSchedule" } },
  });

  expect(at(GROUP).labels).toEqual({ purpose: "batch" });
  expect(at(GROUP).taint).toEqual([
    { key: "dedicated", value: "batch", effect: "NO_SCHEDULE" },
    { key: "spot", effect: "PREFER_NO_SCHEDULE" },
  ]);
});

it("a node group may run on spare capacity", () => {
  expect(build({ capacity: "spot" }).at(GROUP).capacity_type).toBe("SPOT");
});

it("a node group waits for what its nodes need to become ready", () => {
  const { at } = synthesized((scope) => {
    const network = new CloudwatchLogGroup(scope, "network", {});
    return new NodeGroup(scope, "general", { ...defaults, after: [network] });
  });

  expect(at(GROUP).depends_on).toEqual(["aws_cloudwatch_log_group.network"]);
});
