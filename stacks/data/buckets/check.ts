import type { SettingsProblem } from "@strata/config";
import { EARLIEST_TRANSITION_DAYS } from "@strata/kind/vocabulary";
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

function lifecycleProblems(bucket: BucketSettings): readonly SettingsProblem[] {
  return [...idleRuleProblems(bucket), ...transitionProblems(bucket)];
}

/**
 * Objects stay for a while before they move to some classes, and expire after they have moved: S3 answers with
 * `InvalidArgument`. Source: S3 user guide, "Lifecycle configuration elements".
 */
function transitionProblems({ lifecycle }: BucketSettings): readonly SettingsProblem[] {
  return Object.entries(lifecycle).flatMap(([rule, { transition, expireDays }]) => {
    if (transition === undefined) return [];
    const { days, storageClass } = transition;
    const earliest = EARLIEST_TRANSITION_DAYS[storageClass] ?? 0;
    const early =
      days >= earliest
        ? []
        : [
            {
              path: ["lifecycle", rule, "transition", "days"],
              expected: `at least ${earliest}, since objects move to ${storageClass} no earlier`,
              got: String(days),
            },
          ];
    const expired =
      expireDays === undefined || expireDays > days
        ? []
        : [
            {
              path: ["lifecycle", rule, "expireDays"],
              expected: `more than ${days}, the days after which objects move to ${storageClass}`,
              got: String(expireDays),
            },
          ];
    return [...early, ...expired];
  });
}

function idleRuleProblems({ lifecycle }: BucketSettings): readonly SettingsProblem[] {
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
