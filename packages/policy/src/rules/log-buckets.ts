import { type Inventory, isSame, type Resource } from "@strata/inventory";

/** A bucket that others log to does not log to itself: each delivery would be delivered. */
export const isLogTarget = (bucket: Resource, inventory: Inventory): boolean =>
  inventory
    .resources("aws_s3_bucket_logging")
    .some((logging) =>
      inventory.references(logging, "target_bucket").some((found) => isSame(found, bucket)),
    ) ||
  inventory
    .resources("aws_cloudfront_distribution")
    .some((cdn) => inventory.references(cdn, "logging_config.bucket").some((found) => isSame(found, bucket)));
