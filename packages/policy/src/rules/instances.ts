import type { Inventory, Resource } from "@strata/inventory";
import { equals, isAbsent, isSet, show } from "../checks";
import { type Example, trust } from "../example";
import { rulesOf } from "../orders/machines";
import { type Check, met, type ServiceRules, unmet } from "../rule";

const vpnOnly: Check = (instance, inventory) => {
  if (String(instance.get("associate_public_ip_address") ?? false) === "false") return "met";
  const rules = rulesOf(instance, "vpc_security_group_ids", "aws_vpc_security_group_ingress_rule", inventory);
  const other = rules.find((rule) => rule.get("ip_protocol") !== "udp");
  return met(
    rules.length > 0 && other === undefined,
    "a public address only where groups admit nothing but udp",
    `${other?.address ?? "no rule"}`,
  );
};

const INSTANCE = "aws_instance";

/** What attaches Elastic IP addresses to an instance. */
export function attachedAddresses(instance: Resource, inventory: Inventory): readonly Resource[] {
  return [
    ...inventory.companions(instance, "aws_eip", "instance"),
    ...inventory.companions(instance, "aws_eip_association", "instance_id"),
  ];
}

/** AWS answers true while an Elastic IP address is attached, and another value in the settings replaces the instance. */
const addressedOnce: Check = (instance, inventory) => {
  return attachedAddresses(instance, inventory).length === 0
    ? "met"
    : isAbsent("associate_public_ip_address")(instance, inventory);
};

/** The settings that every instance needs. */
export const MACHINE = {
  ami: "${data.aws_ssm_parameter.image.value}",
  iam_instance_profile: "${aws_iam_instance_profile.bastion.name}",
  vpc_security_group_ids: ["${aws_security_group.main.id}"],
  metadata_options: { http_tokens: "required" },
  root_block_device: { encrypted: true },
  maintenance_options: { auto_recovery: "default" },
  depends_on: [
    "aws_iam_role_policy_attachment.bastion",
    "aws_vpc_security_group_ingress_rule.main",
    "aws_vpc_security_group_egress_rule.main",
  ],
};

const example: Example = {
  layer: "network",
  resource: {
    aws_instance: {
      bastion: { ...MACHINE, associate_public_ip_address: false },
      router: MACHINE,
    },
    aws_iam_instance_profile: { bastion: { role: "${aws_iam_role.bastion.name}" } },
    aws_iam_role: { bastion: { assume_role_policy: trust("ec2.amazonaws.com") } },
    aws_iam_role_policy_attachment: {
      bastion: {
        role: "${aws_iam_role.bastion.name}",
        policy_arn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
      },
    },
  },
  other: {
    data: { aws_ssm_parameter: { image: { name: "/aws/image" } } },
  },
};

/** Single machines: the way in. */
export const instances: ServiceRules = {
  example,
  rules: [
    {
      id: "instance-imds",
      type: INSTANCE,
      level: "M",
      reason: "version 2 of the metadata service defeats request forgery",
      source: ["EC2.8", "CKV_AWS_79", "AVD-AWS-0028"],
      setting: "instances",
      fault: { at: "aws_instance/bastion/metadata_options" },
      holds: equals("metadata_options.http_tokens", "required"),
    },
    {
      id: "instance-encrypted",
      type: INSTANCE,
      level: "M",
      reason: "what an administrator leaves on the disk is not in the clear",
      source: ["EC2.3", "CKV_AWS_8", "AVD-AWS-0131"],
      setting: "instances",
      fault: { at: "aws_instance/bastion/root_block_device/encrypted", to: false },
      holds: equals("root_block_device.encrypted", true),
    },
    {
      id: "instance-profile",
      type: INSTANCE,
      level: "M",
      reason: "without a role neither SSM nor anything else works but keys on disk",
      source: ["CKV2_AWS_41", "SSM.1"],
      setting: "instances",
      fault: { at: "aws_instance/bastion/iam_instance_profile" },
      holds: isSet("iam_instance_profile"),
    },
    {
      id: "instance-address",
      type: INSTANCE,
      level: "M",
      reason: "SSM needs no public address, a VPN needs one udp port",
      source: ["EC2.9", "CKV_AWS_88"],
      setting: "instances.address",
      fault: { at: "aws_instance/bastion/associate_public_ip_address", to: true },
      holds: vpnOnly,
    },
    {
      id: "instance-address-once",
      type: INSTANCE,
      level: "M",
      reason:
        "an instance with an Elastic IP address that declares its public address is replaced at every apply",
      source: ["aws_instance of the AWS provider, associate_public_ip_address"],
      setting: "instances.address",
      fault: { at: "aws_instance/router/associate_public_ip_address", to: false },
      holds: addressedOnce,
    },
    {
      id: "instance-no-key",
      type: INSTANCE,
      level: "M",
      reason: "SSM needs no key, and a key cannot be taken back",
      source: ["CKV_AWS_100"],
      setting: "instances",
      fault: { at: "aws_instance/bastion/key_name", to: "ops" },
      holds: isAbsent("key_name"),
    },
    {
      id: "instance-recovery",
      type: INSTANCE,
      level: "M",
      reason: "a failed host moves the machine by itself",
      source: ["EC2 auto recovery"],
      setting: "instances",
      fault: { at: "aws_instance/bastion/maintenance_options/auto_recovery", to: "disabled" },
      holds: equals("maintenance_options.auto_recovery", "default"),
    },
    {
      id: "instance-image",
      type: INSTANCE,
      level: "M",
      reason: "a pinned image goes out of date; a look-up does not",
      source: ["AWS public image parameters"],
      setting: "instances.image",
      fault: { at: "aws_instance/bastion/ami", to: "ami-0123456789" },
      holds: (instance) =>
        instance.isReference("ami") ? "met" : unmet("ami from a look-up", show(instance.get("ami"))),
    },
  ],
};
