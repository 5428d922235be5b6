import type { Blocks } from "./unit.fixture";

/** A machine of its own in the network. */
export const bastion: Blocks = {
  aws_instance: {
    bastion: {
      ami: "${data.aws_ssm_parameter.image.value}",
      iam_instance_profile: "${aws_iam_instance_profile.bastion.name}",
      associate_public_ip_address: false,
      vpc_security_group_ids: ["${aws_security_group.main.id}"],
      metadata_options: { http_tokens: "required" },
      root_block_device: { encrypted: true },
      maintenance_options: { auto_recovery: "default" },
    },
  },
  aws_iam_instance_profile: { bastion: {} },
};
