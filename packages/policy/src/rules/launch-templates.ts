import { asList, isBlock } from "@strata/inventory";
import { equals, gives, show } from "../checks";
import { type Example, KEY } from "../example";
import { type Check, met, type ServiceRules } from "../rule";

const TEMPLATE = "aws_launch_template";

const encryptedVolumes: Check = (template) => {
  const volumes = template
    .blocks("block_device_mappings")
    .map((mapping) => mapping.ebs)
    .map((ebs) => asList(ebs)[0]);
  const faulty = volumes.find(
    (ebs) => !isBlock(ebs) || String(ebs.encrypted) !== "true" || !gives(ebs, "kms_key_id"),
  );
  return met(volumes.length > 0 && faulty === undefined, "every volume encrypted with a key", show(faulty));
};

const noPublicInterface: Check = (template) => {
  const found = template
    .blocks("network_interfaces")
    .find(({ associate_public_ip_address: address }) => String(address ?? false) !== "false");
  return met(found === undefined, "no public address on an interface", show(found));
};

const SECRET = /(password|secret|token|aws_access_key_id|aws_secret_access_key)\s*[=:]\s*["']?[^\s"'$]+/i;

const noSecretInUserData: Check = (template) => {
  const data = String(template.get("user_data") ?? "");
  const text = /^[A-Za-z0-9+/=\s]+$/.test(data) ? Buffer.from(data, "base64").toString("utf8") : data;
  return met(!SECRET.test(text), "user_data without credentials", "a credential");
};

const example: Example = {
  layer: "cluster",
  resource: {
    aws_launch_template: {
      main: {
        metadata_options: { http_tokens: "required", http_put_response_hop_limit: 1 },
        block_device_mappings: [
          { device_name: "/dev/xvda", ebs: { encrypted: "true", kms_key_id: KEY, volume_size: 50 } },
        ],
        network_interfaces: [{ associate_public_ip_address: "false" }],
        user_data: "IyEvYmluL2Jhc2g=",
      },
    },
  },
};

/** Templates of the machines of node groups. */
export const launchTemplates: ServiceRules = {
  example,
  rules: [
    {
      id: "launch-template-imds",
      type: TEMPLATE,
      level: "M",
      reason: "version 2 of the metadata service defeats request forgery",
      source: ["EC2.170", "EC2.8", "CKV_AWS_79", "AVD-AWS-0130"],
      setting: "",
      fault: { at: "aws_launch_template/main/metadata_options/http_tokens", to: "optional" },
      holds: equals("metadata_options.http_tokens", "required"),
    },
    {
      id: "launch-template-hop-limit",
      type: TEMPLATE,
      level: "M",
      reason: "with one hop, pods cannot reach the node's credentials",
      source: ["CKV_AWS_341", "AutoScaling.4"],
      setting: "",
      fault: { at: "aws_launch_template/main/metadata_options/http_put_response_hop_limit", to: 2 },
      holds: equals("metadata_options.http_put_response_hop_limit", 1),
    },
    {
      id: "launch-template-encrypted",
      type: TEMPLATE,
      level: "M",
      reason: "image layers and scratch data lie on these volumes",
      source: ["EC2.181", "EC2.3", "AVD-AWS-0008"],
      setting: "",
      fault: { at: "aws_launch_template/main/block_device_mappings/0/ebs/encrypted", to: "false" },
      holds: encryptedVolumes,
    },
    {
      id: "launch-template-no-public-address",
      type: TEMPLATE,
      level: "M",
      reason: "no node has a public address",
      source: ["EC2.25", "CKV_AWS_88"],
      setting: "",
      fault: { at: "aws_launch_template/main/network_interfaces/0/associate_public_ip_address", to: "true" },
      holds: noPublicInterface,
    },
    {
      id: "launch-template-no-secret",
      type: TEMPLATE,
      level: "M",
      reason: "user data is readable by everything on the node",
      source: ["CKV_AWS_46"],
      setting: "",
      fault: { at: "aws_launch_template/main/user_data", to: "DB_PASSWORD=hunter22" },
      holds: noSecretInUserData,
    },
  ],
};
