import type { Resource } from "@strata/inventory";
import { claim, synth } from "@strata/synth-test";
import { expect, it } from "vitest";

const PRODUCTION = "aos/production/eu-central-1";
const DEVELOPMENT = "aos/development/eu-central-1";

const sizesOf = (group: Resource): readonly unknown[] =>
  ["min_size", "desired_size", "max_size"].map((size) => group.get(`scaling_config.${size}`));

claim("AOS-OVR-05", PRODUCTION, (template) => {
  const groups = template.resources("aws_eks_node_group");

  expect(groups.map((group) => [group.layer, group.get("node_group_name_prefix")])).toEqual([
    ["cluster", "infra-"],
    ["cluster", "apps-"],
  ]);
  expect(groups.map((group) => group.resolve("cluster_name"))).toResolveTo("aws_eks_cluster.name");
  expect(template).toHaveNoResource("aws_eks_fargate_profile");
});

// Everything that runs code: what is not in the cluster would be one of these.
claim("AOS-EKS-01", PRODUCTION, (template) => {
  expect(template.all().filter(({ type }) => type === "aws_eks_cluster")).toHaveLength(1);
  expect(template).toHaveNoResource("aws_instance");
  expect(template).toHaveNoResource("aws_ecs_cluster");
  expect(template).toHaveNoResource("aws_lambda_function");
});

claim(
  "AOS-EKS-02",
  [
    PRODUCTION,
    { path: PRODUCTION, settings: { cluster: { nodeGroups: { apps: { instanceTypes: ["r6i.xlarge"] } } } } },
  ],
  (asSet, changed) => {
    const typesOf = (template: typeof asSet): unknown =>
      template.resources("aws_eks_node_group").map((group) => group.get("instance_types"));

    expect(typesOf(asSet)).toEqual([["m5.2xlarge"], ["m5.2xlarge"]]);
    expect(typesOf(changed)).toEqual([["m5.2xlarge"], ["r6i.xlarge"]]);
    // EKS refuses both.
    expect(asSet.resources("aws_launch_template").map((one) => one.get("instance_type"))).toEqual([
      undefined,
      undefined,
    ]);
  },
);

claim("AOS-EKS-03", [PRODUCTION, DEVELOPMENT], (production, development) => {
  const types = [production, development].map((template) =>
    template.resources("aws_eks_node_group").map((group) => group.get("instance_types")),
  );

  expect(types).toEqual([
    [["m5.2xlarge"], ["m5.2xlarge"]],
    [["t3a.2xlarge"], ["t3a.2xlarge"]],
  ]);
});

claim("AOS-EKS-04", PRODUCTION, (template) => {
  const templates = template.resources("aws_launch_template");

  expect(
    templates.map((one) => one.blocks("block_device_mappings").map((mapping) => mapping.ebs)),
  ).toMatchObject([[{ volume_size: 50 }], [{ volume_size: 50 }]]);
  // Not allowed beside a launch template.
  expect(template.resources("aws_eks_node_group").map((group) => group.get("disk_size"))).toEqual([
    undefined,
    undefined,
  ]);
});

claim(
  "AOS-EKS-05",
  [
    PRODUCTION,
    { path: PRODUCTION, settings: { cluster: { nodeGroups: { apps: { min: 4, desired: 5, max: 12 } } } } },
  ],
  (asSet, changed) => {
    expect(asSet.resources("aws_eks_node_group").map(sizesOf)).toEqual([
      [2, 2, 4],
      [3, 3, 9],
    ]);
    expect(changed.resources("aws_eks_node_group").map(sizesOf)).toEqual([
      [2, 2, 4],
      [4, 5, 12],
    ]);
  },
);

it.each([
  { sizes: { min: 4, desired: 3, max: 9 }, got: "min 4, desired 3, max 9" },
  { sizes: { min: 3, desired: 10, max: 9 }, got: "min 3, desired 10, max 9" },
])("AOS-EKS-05 refuses $got", async ({ sizes, got }) => {
  await expect(synth(PRODUCTION, { cluster: { nodeGroups: { apps: sizes } } })).rejects.toThrow(
    `cluster.nodeGroups.apps: expected min <= desired <= max, got ${got}`,
  );
});

claim("AOS-EKS-10", PRODUCTION, (template) => {
  const groups = template.resources("aws_eks_node_group");

  expect(groups.map((group) => group.resolve("launch_template.id"))).toResolveTo("aws_launch_template.id");
  expect(groups.map((group) => group.resolve("launch_template.version"))).toResolveTo(
    "aws_launch_template.latest_version",
  );
});
