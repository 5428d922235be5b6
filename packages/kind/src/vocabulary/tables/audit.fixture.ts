import type { ValueTable } from "./value-table.fixture";

/** Trails and what they record. */
export const AUDIT: readonly ValueTable[] = [
  {
    name: "trailNameTemplate",
    source: "CloudTrail CreateTrail, Name",
    accepted: ["{id}-account", "management-events", "{account}.{region}", "Shop_1"],
    refused: ["", "-shop", "shop events", "{stage}", "shop/events", ".shop"],
  },
  {
    name: "bucketName",
    source: "S3 user guide, General purpose bucket naming rules",
    accepted: ["shop-state", "abc", "shop.example.com"],
    refused: ["ab", "Shop", "shop_state", "-shop", "shop-", "a..b", "a".repeat(64), "arn:aws:s3:::shop"],
  },
  {
    name: "heldDays",
    source: "S3 user guide, Object Lock considerations",
    accepted: [1, 365, 36_500],
    refused: [0, 36_501, 1.5, "365"],
  },
  {
    name: "configRuleName",
    source: "Config API, ConfigRule, ConfigRuleName",
    accepted: ["{id}-volumes", "volumes", "a".repeat(128)],
    refused: ["", "a b", "{stage}-volumes", "a".repeat(129)],
  },
  {
    name: "managedRuleIdentifier",
    source: "Config developer guide, List of AWS Config managed rules",
    accepted: ["ENCRYPTED_VOLUMES", "EC2_EBS_ENCRYPTION_BY_DEFAULT"],
    refused: ["encrypted-volumes", "", "1_RULE", "A".repeat(257)],
  },
  {
    name: "managedRuleParameter",
    source: "Config developer guide, List of AWS Config managed rules",
    accepted: ["maxAccessKeyAge", "RequireSymbols", "tag1Key"],
    refused: ["", "max-age", "1st", "a b"],
  },
  {
    name: "managedRuleParameterValue",
    source: "Config API, ConfigRule, InputParameters",
    accepted: ["90", "true", "a".repeat(1000)],
    refused: ["", 90, true, "a".repeat(1001)],
  },
  {
    name: "unusedAccessDays",
    source: "IAM Access Analyzer API, UnusedAccessConfiguration",
    accepted: [1, 90, 365],
    refused: [0, 366, 1.5, "90"],
  },
];
