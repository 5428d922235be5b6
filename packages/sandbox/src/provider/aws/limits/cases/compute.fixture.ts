import type { LimitCase } from "./limit-case.fixture";

/** Instances, security groups and clusters. */
export const COMPUTE: readonly LimitCase[] = [
  {
    type: "aws_instance",
    good: { instance_type: "t3.micro", user_data: "#!/bin/sh" },
    bad: [
      [{ instance_type: "t3.huge" }, "InvalidParameterValue: Invalid value 't3.huge' for InstanceType."],
      [{ user_data: "a".repeat(16_385) }, "InvalidParameterValue: User data is limited to 16384 bytes"],
    ],
  },
  {
    type: "aws_security_group",
    good: { name: "base", description: "Base" },
    bad: [
      [{ name: "default" }, "InvalidParameterValue: Invalid security group name: default"],
      [
        { description: "the shop's" },
        "InvalidParameterValue: Value (the shop's) for parameter GroupDescription",
      ],
    ],
  },
  {
    type: "aws_vpc_security_group_ingress_rule",
    good: { security_group_id: "sg-1", ip_protocol: "-1", description: "All" },
    bad: [[{ description: "the shop's" }, "InvalidParameterValue: Invalid rule description."]],
  },
  {
    type: "aws_vpc_security_group_egress_rule",
    good: { security_group_id: "sg-1", ip_protocol: "-1", description: "All" },
    bad: [[{ description: "the shop's" }, "InvalidParameterValue: Invalid rule description."]],
  },
  {
    type: "aws_eks_cluster",
    good: {
      name: "shop",
      version: "1.35",
      vpc_config: [{ subnet_ids: [], public_access_cidrs: ["198.51.100.0/24"] }],
    },
    bad: [
      [{ name: "-shop" }, "InvalidParameterException: The cluster name -shop is not valid"],
      [{ version: "1.20" }, "InvalidParameterException: unsupported Kubernetes version 1.20"],
      [
        { vpc_config: [{ subnet_ids: [], public_access_cidrs: ["10.0.0.0/8"] }] },
        "InvalidParameterException: The following CIDRs are invalid in publicAccessCidrs: [10.0.0.0/8]",
      ],
    ],
  },
  {
    type: "aws_eks_node_group",
    good: {
      node_group_name: "apps",
      labels: { team: "shop" },
      instance_types: ["m5.large"],
      scaling_config: [{ min_size: 1, desired_size: 1, max_size: 2 }],
    },
    bad: [
      [
        { labels: { "node-role.kubernetes.io/apps": "" } },
        "InvalidParameterException: Label cannot contain reserved prefixes",
      ],
      [{ instance_types: ["m5.huge"] }, "InvalidParameterException: [m5.huge] is not a valid instance type"],
      [
        { scaling_config: [{ min_size: 3, desired_size: 2, max_size: 4 }] },
        "InvalidParameterException: Minimum capacity 3 can't be greater than desired size 2",
      ],
      [
        { scaling_config: [{ min_size: 1, desired_size: 5, max_size: 4 }] },
        "InvalidParameterException: desired capacity 5 can't be greater than max size 4",
      ],
    ],
  },
  {
    type: "aws_eks_access_entry",
    good: { principal_arn: "arn:aws:iam::111122223333:role/ops", kubernetes_groups: ["viewers"] },
    bad: [
      [
        { principal_arn: "arn:aws:sts::111122223333:assumed-role/ops/ann" },
        "InvalidParameterException: The principalArn parameter format is not valid",
      ],
      [
        { kubernetes_groups: ["system:masters"] },
        "InvalidParameterException: The kubernetes group name system:masters",
      ],
    ],
  },
  {
    type: "aws_eks_addon",
    good: { addon_name: "coredns", addon_version: "v1.13.2-eksbuild.11" },
    bad: [
      [
        { configuration_values: "{" },
        "InvalidParameterException: ConfigurationValue provided in request is not supported",
      ],
      [
        { addon_name: "vpc-cni", configuration_values: '{"enableNetworkPolicy":true}' },
        "InvalidParameterException: ConfigurationValue provided in request is not supported: Json schema validation failed",
      ],
      [{ addon_version: "v1.13.2" }, "InvalidParameterException: Addon version specified is not supported"],
    ],
  },
  {
    type: "aws_ssm_association",
    good: { name: "AWS-RunPatchBaseline", schedule_expression: "cron(0 3 ? * SUN *)" },
    bad: [
      [
        { schedule_expression: "rate(5 minutes)" },
        "InvalidSchedule: Invalid schedule expression: rate(5 minutes)",
      ],
    ],
  },
  {
    type: "aws_vpc",
    good: { cidr_block: "10.0.0.0/16" },
    bad: [
      [{ cidr_block: "10.0.0.0/8" }, "InvalidVpc.Range: The CIDR '10.0.0.0/8' is invalid."],
      [{ cidr_block: "127.0.0.0/16" }, "InvalidVpc.Range: The CIDR '127.0.0.0/16' is invalid."],
    ],
  },
  {
    type: "aws_vpc_endpoint",
    good: { vpc_id: "vpc-1", service_name: "com.amazonaws.eu-west-1.ecr.api" },
    bad: [
      [{ service_name: "ecr.api" }, "InvalidServiceName: The Vpc Endpoint Service 'ecr.api' does not exist"],
    ],
  },
];
