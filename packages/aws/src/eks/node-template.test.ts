import { describe, expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { type NodeImage, nodeTemplate } from "./node-template";

const build = (image: NodeImage) =>
  synthesized((scope) =>
    nodeTemplate(scope, "template", {
      name: "shop-general",
      image,
      volumeGiB: 50,
      volumesKeyArn: "key",
      tags: { Team: "platform", Name: "other" },
    }),
  ).at("aws_launch_template.template");

const encrypted = {
  encrypted: "true",
  kms_key_id: "key",
  volume_type: "gp3",
  delete_on_termination: "true",
};

describe("the template of nodes", () => {
  const template = build("AL2023_x86_64_STANDARD");

  it("answers metadata requests with a token, and of the node only", () => {
    expect(template.metadata_options).toEqual({
      http_endpoint: "enabled",
      http_tokens: "required",
      http_put_response_hop_limit: 1,
    });
  });

  it("is watched in detail", () => {
    expect(template.monitoring).toEqual({ enabled: true });
  });

  it("becomes the default version as soon as it changes", () => {
    expect(template.update_default_version).toBe(true);
  });

  it("tags machines and volumes, with the name of its own", () => {
    const tags = { Team: "platform", Name: "shop-general" };

    expect(template.tag_specifications).toEqual([
      { resource_type: "instance", tags },
      { resource_type: "volume", tags },
    ]);
  });

  it("leaves to EKS what EKS refuses beside its own", () => {
    for (const argument of ["instance_type", "image_id", "iam_instance_profile"]) {
      expect(template).not.toHaveProperty(argument);
    }
  });
});

describe("volumes of nodes", () => {
  it.each(["AL2023_x86_64_STANDARD", "AL2023_ARM_64_NVIDIA"] as const)(
    "of %s are one, encrypted",
    (image) => {
      expect(build(image).block_device_mappings).toEqual([
        { device_name: "/dev/xvda", ebs: { ...encrypted, volume_size: 50 } },
      ]);
    },
  );

  it("of Bottlerocket are two, both encrypted: the size is that of the one with images and pods", () => {
    expect(build("BOTTLEROCKET_ARM_64").block_device_mappings).toEqual([
      { device_name: "/dev/xvdb", ebs: { ...encrypted, volume_size: 50 } },
      { device_name: "/dev/xvda", ebs: encrypted },
    ]);
  });
});
