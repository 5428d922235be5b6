import { Bucket, type LifecycleRule } from "@strata/aws";
import { byName, entryOf } from "@strata/layer";
import { own } from "@strata/values";
import { Construct } from "constructs";
import { build } from "../builder";
import { keyArn } from "../keys/build";
import { buckets } from "./kind";
import type { BucketSettings } from "./settings";

/** The buckets, by name, each recording its requests where its settings say. */
export const buildBuckets = build(buckets, (context) => {
  const { scope, settings, names, environment } = context;
  const each = new Construct(scope, "buckets");
  const made = byName(
    settings,
    (bucket, entry) =>
      new Bucket(each, entry, {
        place: environment,
        name: names(entry).name,
        encryption: bucket.encryption === "aes256" ? "aes256" : { keyArn: keyArn(context, bucket.key) },
        versioning: bucket.versioning,
        lifecycle: byName(bucket.lifecycle, lifecycleRule),
        abortIncompleteDays: bucket.abortIncompleteDays,
        cors: bucket.cors,
        receives: bucket.receives,
        policy: bucket.access === "cdn" ? "elsewhere" : "own",
        destroys: bucket.forceDestroy ? "all" : "nothing",
      }),
  );
  for (const [entry, { logs }] of Object.entries(settings)) {
    if (logs === undefined) continue;
    const target = entryOf(made, logs.bucket, `data.buckets.${entry}.logs.bucket`);
    own(made, entry)?.logTo(target, logs.prefix ?? `${entry}/`);
  }
  return byName(made, (bucket) => ({
    name: bucket.name,
    arn: bucket.arn,
    key_arn: bucket.keyArn,
    regional_domain_name: bucket.regionalDomainName,
    domain_name: bucket.domainName,
  }));
});

function lifecycleRule(rule: BucketSettings["lifecycle"][string]): LifecycleRule {
  const { prefix, expireDays, noncurrentDays, transition } = rule;
  return {
    prefix,
    ...(expireDays === undefined ? {} : { expireDays }),
    ...(noncurrentDays === undefined ? {} : { noncurrentDays }),
    ...(transition === undefined ? {} : { transition }),
  };
}
