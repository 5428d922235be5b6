import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { describe, expect, it } from "vitest";
import { statements, synthesized } from "../synthesized.fixture";
import { Machine, type MachineProps } from "./machine";

const build = (props: Partial<MachineProps> = {}, address: "none" | "elastic" = "none") =>
  synthesized(
    (scope) =>
      new Machine(scope, "bastion", {
        vpcId: "vpc-1",
        subnetId: "subnet-a",
        name: "shop-bastion",
        purpose: "bastion",
        imageId: "ami-1",
        instanceType: "t3.micro",
        role: { name: "shop-bastion", managedPolicies: ["AmazonSSMManagedInstanceCore"], policies: {} },
        ingress: {},
        egress: {},
        address:
          address === "none" ? address : { internetGateway: new InternetGateway(scope, "internet-gateway") },
        forwards: "own",
        after: [],
        volumeGiB: 20,
        ...props,
      }),
  );

const INSTANCE = "aws_instance.bastion";

describe("a machine", () => {
  const { built, addresses, at, written } = build();

  it("has a role and a security group of its own, and no more", () => {
    expect(addresses).toEqual([
      "aws_iam_instance_profile.bastion_profile",
      "aws_iam_role.bastion_role",
      "aws_iam_role_policy_attachment.bastion_role_amazon-ssm-managed-instance-core",
      INSTANCE,
      "aws_security_group.bastion_group",
    ]);
    expect(at(INSTANCE)).toMatchObject({
      iam_instance_profile: "${aws_iam_instance_profile.bastion_profile.name}",
      vpc_security_group_ids: ["${aws_security_group.bastion_group.id}"],
    });
    expect(at("aws_iam_instance_profile.bastion_profile")).toEqual({
      name: "shop-bastion",
      role: "${aws_iam_role.bastion_role.name}",
    });
  });

  it("is in its subnet, on the type that is set", () => {
    expect(at(INSTANCE)).toMatchObject({ subnet_id: "subnet-a", instance_type: "t3.micro" });
    expect(at("aws_security_group.bastion_group")).toMatchObject({ vpc_id: "vpc-1", name: "shop-bastion" });
  });

  it("acts in its role, which only EC2 may assume", () => {
    expect(statements(at("aws_iam_role.bastion_role").assume_role_policy)).toEqual([
      { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
    ]);
  });

  it("starts when its role has its rights", () => {
    const rights = addresses.filter((address) => /^aws_iam_role_policy(_attachment)?\./.test(address));

    expect(rights.length).toBeGreaterThan(0);
    expect(at(INSTANCE).depends_on).toEqual(rights);
  });

  it("answers metadata requests with a token, and of itself only", () => {
    expect(at(INSTANCE).metadata_options).toEqual({
      http_endpoint: "enabled",
      http_tokens: "required",
      http_put_response_hop_limit: 1,
    });
  });

  it("has an encrypted disk of the size that is set", () => {
    expect(at(INSTANCE).root_block_device).toEqual({
      encrypted: true,
      volume_type: "gp3",
      volume_size: 20,
    });
  });

  it("has no public address and no SSH key", () => {
    expect(at(INSTANCE).associate_public_ip_address).toBe(false);
    expect(at(INSTANCE)).not.toHaveProperty("key_name");
  });

  it("takes only packets that are addressed to it", () => {
    expect(at(INSTANCE).source_dest_check).toBe(true);
  });

  it("is watched in detail and recovered by AWS", () => {
    expect(at(INSTANCE)).toMatchObject({
      monitoring: true,
      maintenance_options: { auto_recovery: "default" },
    });
  });

  it("stays when a newer image is found", () => {
    expect(at(INSTANCE)).toMatchObject({ ami: "ami-1", lifecycle: { ignore_changes: ["ami"] } });
  });

  it("is found by its name and its purpose", () => {
    expect(at(INSTANCE).tags).toEqual({ Name: "shop-bastion", role: "bastion" });
  });

  it("runs nothing at its first boot unless told to", () => {
    expect(at(INSTANCE)).not.toHaveProperty("user_data");
    expect(build({ userData: "#!/bin/sh" }).at(INSTANCE).user_data).toBe("#!/bin/sh");
  });

  it("exposes itself, its role and its group", () => {
    expect(written([built.instanceId, built.roleArn, built.securityGroupId, built.privateIp])).toEqual([
      "${aws_instance.bastion.id}",
      "${aws_iam_role.bastion_role.arn}",
      "${aws_security_group.bastion_group.id}",
      "${aws_instance.bastion.private_ip}",
    ]);
  });
});

describe("a machine with an elastic address", () => {
  const { at } = build({}, "elastic");

  it("keeps it when it is replaced, and gets it once the internet gateway is attached", () => {
    expect(at("aws_eip.bastion_address")).toEqual({
      domain: "vpc",
      instance: "${aws_instance.bastion.id}",
      tags: { Name: "shop-bastion" },
      depends_on: ["aws_internet_gateway.internet-gateway"],
    });
  });

  it("says nothing of a public address of its own, which would replace it at every apply", () => {
    expect(at(INSTANCE)).not.toHaveProperty("associate_public_ip_address");
  });
});

it("a machine that routes takes packets that are addressed to others", () => {
  expect(build({ forwards: "router" }).at(INSTANCE).source_dest_check).toBe(false);
});

it("a machine with a schedule for patches is patched by its purpose", () => {
  expect(build({ patchSchedule: "cron(0 3 ? * SUN *)" }).at("aws_ssm_association.bastion_patching")).toEqual({
    name: "AWS-RunPatchBaseline",
    association_name: "shop-bastion-patching",
    parameters: { Operation: "Install" },
    schedule_expression: "cron(0 3 ? * SUN *)",
    targets: [{ key: "tag:role", values: ["bastion"] }],
  });
});

it("a machine's group has the rules that are set", () => {
  const rule = {
    description: "Web",
    traffic: { protocol: "tcp", port: 443 },
    peer: { cidr: "0.0.0.0/0" },
  } as const;
  const { addresses } = build({ ingress: { vpn: rule }, egress: { web: rule } });

  expect(addresses).toContain("aws_vpc_security_group_ingress_rule.bastion_group_in-vpn");
  expect(addresses).toContain("aws_vpc_security_group_egress_rule.bastion_group_out-web");
});
