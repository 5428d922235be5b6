import type { SettingsProblem } from "@strata/config";
import type { BucketSettings } from "./settings";

/** A bucket does not record itself, one that receives logs serves nothing else, and lifecycle rules do something. */
export function bucketProblems(entry: string, bucket: BucketSettings): readonly SettingsProblem[] {
  return [...logProblems(entry, bucket), ...receiverProblems(bucket), ...lifecycleProblems(bucket)];
}

function logProblems(entry: string, { logs }: BucketSettings): readonly SettingsProblem[] {
  return logs?.bucket === entry
    ? [
        {
          path: ["logs", "bucket"],
          expected: "another bucket, since each record would be recorded",
          got: JSON.stringify(entry),
        },
      ]
    : [];
}

function receiverProblems({ receives, encryption, access }: BucketSettings): readonly SettingsProblem[] {
  if (receives.length === 0) return [];
  const serving =
    access === "private"
      ? []
      : [{ path: ["access"], expected: "private, since the bucket receives logs", got: access }];
  // CloudFront can use a key of ours, if the key lets it: its reference says so.
  const encrypted =
    encryption === "aes256" || !receives.includes("server-access-logs")
      ? []
      : [
          {
            path: ["encryption"],
            expected: "aes256, since S3 does not deliver access logs to buckets with a key of ours",
            got: encryption,
          },
        ];
  return [...serving, ...encrypted];
}

function lifecycleProblems({ lifecycle }: BucketSettings): readonly SettingsProblem[] {
  return Object.entries(lifecycle)
    .filter(
      ([, { expireDays, noncurrentDays, transition }]) =>
        expireDays === undefined && noncurrentDays === undefined && transition === undefined,
    )
    .map(([rule]) => ({
      path: ["lifecycle", rule],
      expected: "expireDays, noncurrentDays or transition",
      got: "none of them",
    }));
}
