import type { SettingsProblem } from "@strata/config";
import type { EdgeSettings } from "./settings";

/** As much of the data layer's settings as its contract's bucket entries stand for. */
interface BucketSettings {
  readonly buckets: Readonly<
    Record<string, { readonly access?: string; readonly receives?: readonly string[] }>
  >;
}

/**
 * Whether distributions, load balancers and buckets fit each other: a bucket with `access: cdn` gets its policy
 * here, so each has exactly one distribution, and a bucket for logs takes what is sent to it.
 * @param data validated settings of the data layer; undefined where the environment does not list it, or they have faults
 */
export function bucketProblems(
  { distributions, loadBalancers }: EdgeSettings,
  data: unknown,
): readonly SettingsProblem[] {
  const buckets = (data as BucketSettings | undefined)?.buckets;
  if (buckets === undefined) return [];
  const served = Object.entries(distributions).map(([entry, { origin }]) => ({
    entry,
    bucket: origin.bucket,
  }));
  const origins = served.flatMap(({ entry, bucket }, index) => {
    const path = ["distributions", entry, "origin", "bucket"];
    const first = served.findIndex((other) => other.bucket === bucket);
    return [
      ...unknownBucket(path, bucket, Object.keys(buckets)),
      ...accessProblem(path, bucket, buckets, "cdn"),
      ...(first === index
        ? []
        : [
            {
              path,
              expected: "a bucket of its own, since the bucket's policy names one distribution",
              got: `${JSON.stringify(bucket)}, which distributions.${served[first]?.entry} serves`,
            },
          ]),
    ];
  });
  const logTo = (path: readonly string[], bucket: string, source: string): readonly SettingsProblem[] => [
    ...unknownBucket(path, bucket, Object.keys(buckets)),
    ...accessProblem(path, bucket, buckets, "private"),
    ...receiverProblem(path, bucket, buckets, source),
  ];
  const logs = [
    ...Object.entries(distributions).flatMap(([entry, { logs }]) =>
      logs === undefined
        ? []
        : logTo(["distributions", entry, "logs", "bucket"], logs.bucket, "cloudfront-logs"),
    ),
    ...Object.entries(loadBalancers).flatMap(([entry, { accessLogs }]) =>
      accessLogs === undefined
        ? []
        : logTo(
            ["loadBalancers", entry, "accessLogs", "bucket"],
            accessLogs.bucket,
            "network-load-balancer-logs",
          ),
    ),
  ];
  const unserved = Object.entries(buckets)
    .filter(([name, { access }]) => access === "cdn" && !served.some(({ bucket }) => bucket === name))
    .map(([name]) => ({
      path: ["distributions"],
      expected: `a distribution for data.buckets.${name}, whose access is cdn`,
      got: served.map(({ entry }) => entry).join(", ") || "none",
      mend: `add one with origin: { bucket: ${name} }, or set the bucket's access to private`,
    }));
  return [...origins, ...logs, ...unserved];
}

function unknownBucket(
  path: readonly string[],
  bucket: string,
  known: readonly string[],
): readonly SettingsProblem[] {
  return known.includes(bucket)
    ? []
    : [
        {
          path,
          expected: `an entry of data.buckets: ${known.join(", ") || "(none)"}`,
          got: JSON.stringify(bucket),
        },
      ];
}

function accessProblem(
  path: readonly string[],
  bucket: string,
  buckets: BucketSettings["buckets"],
  wanted: "cdn" | "private",
): readonly SettingsProblem[] {
  const access = buckets[bucket]?.access;
  return access === undefined || access === wanted
    ? []
    : [
        {
          path,
          expected: `a bucket with access: ${wanted}`,
          got: `${JSON.stringify(bucket)}, with access: ${access}`,
        },
      ];
}

/** A bucket refuses logs unless it is told to expect them: CloudFront needs its ACL, others its policy. */
function receiverProblem(
  path: readonly string[],
  bucket: string,
  buckets: BucketSettings["buckets"],
  source: string,
): readonly SettingsProblem[] {
  const receives = buckets[bucket]?.receives;
  return receives === undefined || receives.includes(source)
    ? []
    : [
        {
          path,
          expected: `a bucket that receives ${source}`,
          got: `${JSON.stringify(bucket)}, which receives ${receives.join(", ") || "nothing"}`,
          mend: `add ${source} to data.buckets.${bucket}.receives`,
        },
      ];
}
