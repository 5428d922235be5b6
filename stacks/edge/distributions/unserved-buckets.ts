import type { CheckContext, SettingsProblem } from "@strata/config";
import { entriesAt } from "@strata/kind";
import type { DistributionSettings } from "./settings";

/** As much of a bucket's settings as decides who serves it. */
interface BucketSettings {
  readonly access: string;
}

/**
 * A bucket with `access: cdn` gets its policy together with its distribution, so each needs one. Skipped when the
 * environment has no data layer, or its settings have errors.
 */
export function unservedBuckets({ settings }: CheckContext): readonly SettingsProblem[] {
  const data = settings("data");
  if (data === undefined) return [];
  const distributions = entriesAt<DistributionSettings>(settings("edge"), "distributions");
  const served = Object.values(distributions).map(({ origin }) => origin.bucket);
  return Object.entries(entriesAt<BucketSettings>(data, "buckets"))
    .filter(([name, { access }]) => access === "cdn" && !served.includes(name))
    .map(([name]) => ({
      path: ["distributions"],
      expected: `a distribution for data.buckets.${name}, whose access is cdn`,
      got: Object.keys(distributions).join(", ") || "none",
      mend: `add one with origin: { bucket: ${name} }, or set the bucket's access to private`,
    }));
}
