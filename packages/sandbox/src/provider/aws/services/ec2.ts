import { isFields, type Value } from "../../protocol/value";
import type { Draft } from "../../values/recipe";
import { ec2, regional } from "../arn";
import { privateIp, publicIp, subnetOf, zoneOf } from "../placement";
import type { Service } from "../service";

/** Machines, what they start from, and groups of them. */
export const EC2: Service = {
  named: {
    launchTemplate: {
      at: ["aws_launch_template.id"],
      code: "InvalidLaunchTemplateId.NotFound",
      message: (id) => `The specified launch template, with template ID ${id}, does not exist.`,
    },
  },
  types: {
    aws_instance: {
      values: {
        ...ec2("i", "instance"),
        instance_state: "running",
        availability_zone: zoneOf("subnet_id"),
        private_ip: privateIp("subnet_id"),
        private_dns: (draft) =>
          `ip-${draft.text("private_ip").replaceAll(".", "-")}.${draft.region}.compute.internal`,
        public_ip: (draft) => (draft.get("associate_public_ip_address") === true ? publicIp(draft) : ""),
        associate_public_ip_address: (draft) =>
          subnetOf(draft, "subnet_id")?.map_public_ip_on_launch ?? false,
        primary_network_interface_id: "eni-{hex:17}",
        tenancy: "default",
        instance_initiated_shutdown_behavior: "stop",
        root_block_device: (draft) => [rootDevice(draft)],
        metadata_options: () => [
          {
            http_endpoint: "enabled",
            http_protocol_ipv6: "disabled",
            http_put_response_hop_limit: 2,
            http_tokens: "required",
            instance_metadata_tags: "disabled",
          },
        ],
        "root_block_device.volume_id": "vol-{hex:17}",
        "root_block_device.device_name": "/dev/xvda",
        "root_block_device.volume_size": () => 8,
        "root_block_device.volume_type": "gp3",
        "root_block_device.iops": () => 3000,
        "root_block_device.throughput": () => 125,
      },
      refersTo: {
        subnet_id: "subnet",
        vpc_security_group_ids: "securityGroup",
        iam_instance_profile: "instanceProfile",
      },
      uses: {
        subnet_id: "aws_subnet",
        vpc_security_group_ids: "aws_security_group",
        iam_instance_profile: "aws_iam_instance_profile",
      },
      protection: {
        attribute: "disable_api_termination",
        on: true,
        code: "OperationNotPermitted",
        message:
          "The instance may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.",
      },
    },
    aws_launch_template: {
      values: {
        id: "lt-{hex:17}",
        arn: regional("ec2", "launch-template/{id}"),
        default_version: () => 1,
        latest_version: (draft) => {
          const [before] = draft.existing("aws_launch_template").filter(({ id }) => id === draft.get("id"));
          const version = before?.state.latest_version;
          return typeof version === "number" ? version + 1 : 1;
        },
      },
      refersTo: { vpc_security_group_ids: "securityGroup" },
      unique: {
        name: ["name"],
        code: "InvalidLaunchTemplateName.AlreadyExistsException",
        message: () => "Launch template name already in use.",
      },
      renewed: ["latest_version", "default_version"],
    },
    aws_autoscaling_group: {
      values: {
        id: "{name}",
        arn: "arn:aws:autoscaling:{region}:{account}:autoScalingGroup:{uuid}:autoScalingGroupName/{name}",
      },
      refersTo: { "launch_template.id": "launchTemplate" },
    },
    aws_autoscaling_policy: {
      values: {
        id: "{name}",
        arn: "arn:aws:autoscaling:{region}:{account}:scalingPolicy:{uuid}:policyName/{name}",
      },
    },
    aws_ebs_encryption_by_default: {
      values: { id: "terraform-{digits:26}" },
    },
  },
  dataSources: {
    aws_ami: ({ config, digest }) => {
      const id = `ami-${digest(JSON.stringify(config), 17)}`;
      return { id, image_id: id, state: "available", architecture: "x86_64", root_device_name: "/dev/xvda" };
    },
  },
};

function rootDevice(draft: Draft): Value {
  const device = draft.get("ami");
  return {
    delete_on_termination: true,
    device_name: "/dev/xvda",
    encrypted: false,
    iops: 3000,
    kms_key_id: "",
    tags: null,
    tags_all: {},
    throughput: 125,
    volume_id: draft.fill("vol-{hex:17}", `root of ${isFields(device) ? "" : String(device)}`),
    volume_size: 8,
    volume_type: "gp3",
  };
}
