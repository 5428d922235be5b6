import { describe, expect, it } from "vitest";
import { fieldOf, type NetworkInput, resource, statements, synthNetwork } from "../shop.fixture";

type InstanceInput = NonNullable<NetworkInput["instances"]>[string];

/** The network with one instance. */
function withJump(input: Partial<InstanceInput> = {}) {
  return synthNetwork({ instances: { jump: { instanceType: "t3.micro", tier: "public", ...input } } });
}

describe("instances", () => {
  it("have no key, an encrypted disk, tokens for metadata, and are recovered by AWS", () => {
    expect(resource(withJump(), "aws_instance", "instances_jump")).toEqual({
      ami: "${local.jump_image.value}",
      depends_on: [
        "aws_iam_role_policy_attachment.instances_jump_role_amazon-ssm-managed-instance-core",
        "aws_route_table_association.tiers_public_a-table",
        "aws_route.tiers_public_default-route",
      ],
      instance_type: "t3.micro",
      subnet_id: "${aws_subnet.tiers_public_a.id}",
      vpc_security_group_ids: ["${aws_security_group.instances_jump_group.id}"],
      iam_instance_profile: "${aws_iam_instance_profile.instances_jump_profile.name}",
      associate_public_ip_address: false,
      source_dest_check: true,
      monitoring: true,
      ebs_optimized: true,
      metadata_options: { http_endpoint: "enabled", http_tokens: "required", http_put_response_hop_limit: 1 },
      root_block_device: { encrypted: true, volume_type: "gp3", volume_size: 8 },
      maintenance_options: { auto_recovery: "default" },
      tags: { Name: "shop-production-jump", role: "jump" },
      lifecycle: { ignore_changes: ["ami"] },
    });
  });

  it("wait for the rules, routes and endpoints that they need at their first boot", () => {
    const json = synthNetwork({
      endpoints: {
        s3: { type: "gateway", tiers: ["private"] },
        ssm: { type: "interface", tier: "private" },
      },
      instances: {
        jump: {
          instanceType: "t3.micro",
          tier: "private",
          egress: { aws: { description: "AWS", protocol: "tcp", port: 443, cidrs: ["0.0.0.0/0"] } },
        },
      },
    });

    expect(resource(json, "aws_instance", "instances_jump").depends_on).toEqual([
      "aws_iam_role_policy_attachment.instances_jump_role_amazon-ssm-managed-instance-core",
      "aws_vpc_security_group_egress_rule.instances_jump_group_out-aws-0-0-0-0-0",
      "aws_route_table_association.tiers_private_a-table",
      "aws_route.tiers_private_a-default-route",
      "aws_vpc_security_group_ingress_rule.endpoints-group_in-vpc-443",
      "aws_vpc_endpoint.endpoints_s3",
      "aws_vpc_endpoint.endpoints_ssm",
    ]);
  });

  it("are in the zone that is set", () => {
    expect(fieldOf(withJump({ zone: "b" }), "aws_instance", "subnet_id")).toEqual({
      instances_jump: "${aws_subnet.tiers_public_b.id}",
    });
  });

  it.each([
    ["al2023", "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"],
    ["al2023-arm64", "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"],
    ["al2", "/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-x86_64-gp2"],
  ] as const)("start from the newest image of %s, looked up where no variable gives it", (image, name) => {
    const json = withJump({ image });

    expect(json.data.aws_ssm_parameter?.jump_image).toMatchObject({
      name,
      count: "${var.jump_image == null ? 1 : 0}",
    });
  });

  it("have a public address and forward packets only where the settings say so", () => {
    const router = withJump({ address: "elastic", forwards: "router" });

    expect(fieldOf(router, "aws_instance", "source_dest_check")).toEqual({ instances_jump: false });
    expect(resource(router, "aws_eip", "instances_jump_address")).toMatchObject({
      instance: "${aws_instance.instances_jump.id}",
      depends_on: ["aws_internet_gateway.vpc_internet-gateway"],
    });
    expect(resource(router, "aws_instance", "instances_jump")).not.toHaveProperty(
      "associate_public_ip_address",
    );
    expect(Object.keys(withJump().resource.aws_eip ?? {})).toEqual(["nat_a-address", "nat_b-address"]);
  });

  it("let through what their rules say, one rule for each CIDR", () => {
    const json = withJump({
      ingress: {
        vpn: {
          description: "Offices",
          protocol: "udp",
          port: 51820,
          cidrs: ["198.51.100.0/24", "203.0.113.0/24"],
        },
      },
      egress: { https: { description: "AWS", protocol: "tcp", port: 443, cidrs: ["0.0.0.0/0"] } },
    });
    const group = "${aws_security_group.instances_jump_group.id}";
    const vpn = {
      security_group_id: group,
      description: "Offices",
      ip_protocol: "udp",
      from_port: 51820,
      to_port: 51820,
    };

    expect(
      resource(json, "aws_vpc_security_group_ingress_rule", "instances_jump_group_in-vpn-198-51-100-0-24"),
    ).toEqual({
      ...vpn,
      cidr_ipv4: "198.51.100.0/24",
    });
    expect(
      resource(json, "aws_vpc_security_group_ingress_rule", "instances_jump_group_in-vpn-203-0-113-0-24"),
    ).toEqual({
      ...vpn,
      cidr_ipv4: "203.0.113.0/24",
    });
    expect(
      resource(json, "aws_vpc_security_group_egress_rule", "instances_jump_group_out-https-0-0-0-0-0"),
    ).toMatchObject({
      cidr_ipv4: "0.0.0.0/0",
      from_port: 443,
      to_port: 443,
    });
    expect(Object.keys(withJump().resource.aws_vpc_security_group_egress_rule ?? {})).toEqual([]);
  });

  it("act as a role of their own, which Systems Manager needs", () => {
    const json = withJump({
      role: { statements: { "eks-read": { actions: ["eks:DescribeCluster"], resources: ["*"] } } },
    });

    expect(fieldOf(json, "aws_iam_role", "name").instances_jump_role).toBe("shop-production-jump");
    expect(fieldOf(json, "aws_iam_role_policy_attachment", "policy_arn")).toEqual({
      "instances_jump_role_amazon-ssm-managed-instance-core":
        "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
    });
    expect(statements(resource(json, "aws_iam_role_policy", "instances_jump_role_eks-read").policy)).toEqual([
      { Effect: "Allow", Action: ["eks:DescribeCluster"], Resource: ["*"] },
    ]);
  });

  it("are patched every week, unless the settings say otherwise", () => {
    expect(fieldOf(withJump(), "aws_ssm_association", "schedule_expression")).toEqual({
      instances_jump_patching: "cron(0 3 ? * SUN *)",
    });
    expect(
      resource(withJump({ patchSchedule: "rate(7 days)" }), "aws_ssm_association", "instances_jump_patching"),
    ).toEqual({
      name: "AWS-RunPatchBaseline",
      association_name: "shop-production-jump-patching",
      parameters: { Operation: "Install" },
      schedule_expression: "rate(7 days)",
      targets: [{ key: "tag:role", values: ["jump"] }],
    });
    expect(withJump({ patchSchedule: "none" }).resource.aws_ssm_association).toBeUndefined();
  });

  it("are published by their names", () => {
    expect(withJump().output.instances?.value).toEqual({
      jump: {
        id: "${aws_instance.instances_jump.id}",
        role_arn: "${aws_iam_role.instances_jump_role.arn}",
        security_group_id: "${aws_security_group.instances_jump_group.id}",
        private_ip: "${aws_instance.instances_jump.private_ip}",
      },
    });
  });
});
