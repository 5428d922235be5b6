import type { SettingsProblem } from "@strata/config";
import { unknownName } from "./known-name";
import type { DataSettings } from "./settings";

type BucketSettings = DataSettings["buckets"][string];

/** Where logs go exists and takes them; policies have one maker; lifecycle rules do something. */
export function bucketProblems({ buckets }: DataSettings): readonly SettingsProblem[] {
  return Object.entries(buckets).flatMap(([entry, bucket]) => [
    ...logProblems(entry, bucket, buckets),
    ...receiverProblems(entry, bucket),
    ...lifecycleProblems(entry, bucket),
  ]);
}

function logProblems(
  entry: string,
  { logs }: BucketSettings,
  buckets: DataSettings["buckets"],
): readonly SettingsProblem[] {
  if (logs === undefined) return [];
  const path = ["buckets", entry, "logs", "bucket"];
  const target = buckets[logs.bucket];
  if (target === undefined) return unknownName(path, "a bucket", logs.bucket, Object.keys(buckets));
  if (logs.bucket === entry) {
    return [{ path, expected: "another bucket, since each record would be recorded", got: logs.bucket }];
  }
  if (target.receives.includes("server-access-logs")) return [];
  return [
    {
      path: ["buckets", logs.bucket, "receives"],
      expected: `server-access-logs, since buckets.${entry}.logs names it`,
      got: target.receives.join(", ") || "none",
    },
  ];
}

function receiverProblems(
  entry: string,
  { receives, encryption, access }: BucketSettings,
): readonly SettingsProblem[] {
  if (receives.length === 0) return [];
  const serving =
    access === "private"
      ? []
      : [
          {
            path: ["buckets", entry, "access"],
            expected: "private, since the bucket receives logs",
            got: access,
          },
        ];
  // CloudFront can use a key of ours: the check of keys sees to it that the key lets it.
  const encrypted =
    encryption === "aes256" || !receives.includes("server-access-logs")
      ? []
      : [
          {
            path: ["buckets", entry, "encryption"],
            expected: "aes256, since S3 does not deliver access logs to buckets with a key of ours",
            got: encryption,
          },
        ];
  return [...serving, ...encrypted];
}

function lifecycleProblems(entry: string, { lifecycle }: BucketSettings): readonly SettingsProblem[] {
  return Object.entries(lifecycle)
    .filter(
      ([, { expireDays, noncurrentDays, transition }]) =>
        expireDays === undefined && noncurrentDays === undefined && transition === undefined,
    )
    .map(([rule]) => ({
      path: ["buckets", entry, "lifecycle", rule],
      expected: "expireDays, noncurrentDays or transition",
      got: "none of them",
    }));
}
