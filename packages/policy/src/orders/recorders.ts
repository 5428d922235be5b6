import type { Inventory, Resource } from "@strata/inventory";
import type { Order } from "./order";

/** Resources of a type in the same layer: a region has one recorder, which nothing names. */
const ofLayer =
  (type: string) =>
  ({ layer }: Resource, inventory: Inventory): readonly Resource[] =>
    inventory.resources(type, layer);

/** AWS Config: recorder, channel, start, rules, each once the one before is there; Security Hub before its standards. */
export const RECORDER_ORDERS: readonly Order[] = [
  {
    id: "recorder-channel-after-recorder",
    type: "aws_config_delivery_channel",
    reason: "AWS Config refuses a channel where there is no recorder",
    source: ["Config API, PutDeliveryChannel: NoAvailableConfigurationRecorderException"],
    setting: "",
    fault: {
      layer: "records",
      at: "aws_config_delivery_channel/main/depends_on",
      to: ["aws_s3_bucket_policy.recorder", "aws_s3_bucket_ownership_controls.recorder"],
    },
    first: ofLayer("aws_config_configuration_recorder"),
  },
  {
    id: "recorder-starts-after-channel",
    type: "aws_config_configuration_recorder_status",
    reason:
      "AWS Config starts no recorder that has nowhere to deliver to, and deletes no channel of one that runs",
    source: ["Config API, StartConfigurationRecorder: NoAvailableDeliveryChannelException"],
    setting: "",
    fault: { layer: "records", at: "aws_config_configuration_recorder_status/main/depends_on" },
    first: ofLayer("aws_config_delivery_channel"),
  },
  {
    id: "config-rule-after-recorder",
    type: "aws_config_config_rule",
    reason: "AWS Config refuses a rule where nothing is recorded",
    source: ["Config API, PutConfigRule: NoAvailableConfigurationRecorderException"],
    setting: "",
    fault: { layer: "records", at: "aws_config_config_rule/volumes/depends_on" },
    first: ofLayer("aws_config_configuration_recorder"),
  },
  {
    id: "standard-after-hub",
    type: "aws_securityhub_standards_subscription",
    reason: "an account subscribes to standards of a hub that it has",
    source: ["Security Hub API, BatchEnableStandards: InvalidAccessException"],
    setting: "",
    fault: {
      layer: "audit",
      at: "aws_securityhub_standards_subscription/foundational/depends_on",
    },
    first: ofLayer("aws_securityhub_account"),
  },
];
