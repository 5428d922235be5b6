import type { ChangeRule } from "../change-rule";
import { changes, changesFromValue, shrinks } from "../conditions";
import { rulesOf } from "../holding";

const INSTANCE = ["aws_instance", "aws_spot_instance_request"];
const BESIDE = "make a second one beside it, move what it does, and delete this one last";

/** Machines and their disks. */
export const machines: readonly ChangeRule[] = [
  ...rulesOf({
    id: "instance",
    types: INSTANCE,
    lost: "what is on its disks, and its addresses",
    deletion: "take an image or a snapshot first, if anything on it is worth it",
    replacement: `${BESIDE}; a machine without state of its own may be replaced, and is away for some minutes`,
    source: ["EC2 user guide, Terminate Amazon EC2 instances", "AWS provider, aws_instance"],
    deletions: [
      {
        id: "protected",
        only: {
          words: "with disable_api_termination true",
          holds: ({ before }) => before.value("disable_api_termination") === true,
        },
        effect: "refuses",
        reason: "disable_api_termination is on, so AWS refuses to terminate it",
        way: "if it is to go: turn the protection off, apply that alone, and delete it then",
        sample: { before: { disable_api_termination: true } },
        otherwise: { before: { disable_api_termination: false } },
        alsoReplaced: true,
      },
      {
        id: "unprotected",
        only: {
          words: "without disable_api_termination",
          holds: ({ before }) => before.value("disable_api_termination") !== true,
        },
        effect: "destroys",
        reason: "with it goes what is on its disks, and its addresses",
        way: "take an image or a snapshot first, if anything on it is worth it",
        sample: { before: { disable_api_termination: false } },
        otherwise: { before: { disable_api_termination: true } },
      },
    ],
    fixed: [
      {
        id: "image",
        attributes: ["ami"],
        reason:
          "a machine keeps its image, so Terraform terminates it and starts another, with other disks and addresses",
        way: `pin the image, or let lifecycle ignore_changes leave it; patch the machine in place, or ${BESIDE}`,
      },
      {
        id: "user-data",
        attributes: ["user_data", "user_data_base64", "user_data_replace_on_change"],
        reason: "user data runs at the first boot, so Terraform terminates the machine and starts another",
      },
      {
        id: "place",
        attributes: [
          "subnet_id",
          "availability_zone",
          "private_ip",
          "network_interface",
          "associate_public_ip_address",
          "ipv6_addresses",
          "ipv6_address_count",
          "enable_primary_ipv6",
          "secondary_private_ips",
        ],
        reason:
          "a machine stays in its subnet with its first address, so Terraform terminates it and starts another",
      },
      {
        id: "disk",
        attributes: ["root_block_device", "ebs_block_device", "ephemeral_block_device"],
        reason:
          "disks that are part of a machine keep their encryption and origin, so Terraform terminates it and starts another",
        way: "keep data on aws_ebs_volume of its own, which outlives the machine; copy a snapshot for other encryption",
      },
      {
        id: "settings",
        attributes: [
          "key_name",
          "ebs_optimized",
          "hibernation",
          "tenancy",
          "host_id",
          "placement_group",
          "placement_partition_number",
          "security_groups",
          "cpu_options",
          "cpu_core_count",
          "cpu_threads_per_core",
          "enclave_options",
          "instance_market_options",
          "launch_template",
          "instance_type",
        ],
        reason:
          "it is read when a machine starts for the first time, so Terraform terminates it and starts another",
      },
    ],
  }),
  {
    id: "instance-stopped",
    types: INSTANCE,
    on: ["update"],
    attributes: [
      "instance_type",
      "user_data",
      "user_data_base64",
      "cpu_options",
      "instance_initiated_shutdown_behavior",
    ],
    when: changesFromValue,
    effect: "interrupts",
    lasts:
      "whoever uses it, for minutes: it is stopped and started, and gets another public address if that is not an Elastic IP",
    reason: "AWS changes it only of a stopped machine; new user data does not run again by itself",
    way: "do it in a quiet hour; give it an Elastic IP first, if its public address is known to others",
    source: [
      "EC2 user guide, Change the instance type for your Amazon EC2 instance",
      "AWS provider, aws_instance",
    ],
    fault: { before: { instance_type: "t3.micro" }, after: { instance_type: "t3.small" } },
    right: { before: { instance_type: "t3.micro" }, after: { instance_type: "t3.micro" } },
  },
  {
    id: "disk-shrinks",
    types: [...INSTANCE, "aws_ebs_volume"],
    on: ["update"],
    attributes: ["root_block_device.volume_size", "ebs_block_device.volume_size", "size"],
    when: shrinks,
    effect: "refuses",
    reason: "an EBS volume only grows",
    way: "write what it has; for less, make a smaller volume and copy the files",
    source: ["EC2 API, ModifyVolume"],
    fault: { before: { size: 100 }, after: { size: 50 } },
    right: { before: { size: 50 }, after: { size: 100 } },
  },
  ...rulesOf({
    id: "ebs-volume",
    types: ["aws_ebs_volume"],
    lost: "everything on it",
    deletion: "take a snapshot first: final_snapshot = true does so, if it was applied before",
    replacement: "take a snapshot, make a second volume from it, and delete this one last",
    source: ["EBS user guide, Delete an Amazon EBS volume"],
    fixed: [
      {
        id: "settings",
        attributes: [
          "availability_zone",
          "encrypted",
          "kms_key_id",
          "snapshot_id",
          "multi_attach_enabled",
          "outpost_arn",
        ],
        reason:
          "zone, encryption and origin of a volume are fixed, so Terraform deletes it and makes an empty one",
      },
    ],
  }),
  ...rulesOf({
    id: "snapshot-or-image",
    types: ["aws_ebs_snapshot", "aws_ebs_snapshot_copy", "aws_ami", "aws_ami_copy", "aws_ami_from_instance"],
    lost: "the copy of a disk or machine, from which nothing can be restored any more",
    deletion: "see that no launch template names it, and that another copy exists",
    source: ["EBS user guide, Delete an Amazon EBS snapshot"],
  }),
  ...rulesOf({
    id: "launch-template",
    types: ["aws_launch_template"],
    effect: "replaces",
    lost: "the id by which groups of machines start new ones: they start none, and node groups are said to be degraded",
    deletion: "give its groups another template first",
    replacement: "keep the name; new versions of a template are made in place",
    source: [
      "EC2 user guide, Delete a launch template",
      "EKS user guide, Customize managed nodes with launch templates",
    ],
    fixed: [
      {
        id: "name",
        attributes: ["name", "name_prefix"],
        reason:
          "a template cannot be renamed; node groups stay with the template that they have, so they are replaced too",
      },
    ],
  }),
  {
    id: "launch-template-version",
    types: ["aws_launch_template"],
    on: ["update"],
    attributes: [
      "image_id",
      "user_data",
      "instance_type",
      "block_device_mappings",
      "metadata_options",
      "vpc_security_group_ids",
    ],
    when: changes,
    effect: "interrupts",
    lasts: "pods of one node after another, where a node group follows the latest version",
    reason: "a new version of the template is made, and node groups that follow it replace every node",
    way: "give workloads replicas and disruption budgets",
    source: ["EKS user guide, Customize managed nodes with launch templates"],
    fault: { before: { image_id: "ami-1" }, after: { image_id: "ami-2" } },
    right: { before: { image_id: "ami-1" }, after: { image_id: "ami-1" } },
  },
  ...rulesOf({
    id: "auto-scaling-group",
    types: ["aws_autoscaling_group"],
    effect: "replaces",
    lost: "all of its machines",
    deletion: "have another group take over first",
    replacedFirst: {
      lasts: "connections to the machines of the old group",
      reason: "the new group is made first, and the machines of the old one go then",
    },
    source: ["EC2 Auto Scaling user guide, Delete your Auto Scaling infrastructure"],
    fixed: [
      {
        id: "name",
        attributes: ["name", "name_prefix"],
        reason: "a group cannot be renamed; all of its machines go",
      },
    ],
  }),
  ...rulesOf({
    id: "key-pair",
    types: ["aws_key_pair"],
    effect: "replaces",
    lost: "the name by which machines are started with the key; those that run keep it",
    deletion: "see that no launch template names it",
    source: ["EC2 user guide, Delete your key pair"],
  }),
];
