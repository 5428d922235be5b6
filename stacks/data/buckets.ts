import { Bucket, type LifecycleRule } from "@strata/aws";

import { byName, entryOf, type UnitEnvironment } from "@strata/layer";
import { Construct } from "constructs";
import { bucketName } from "./names";
import type { DataSettings } from "./settings";

/** What buckets are made from. */
export interface BucketsProps {
  readonly environment: UnitEnvironment;
  readonly settings: DataSettings["buckets"];
  readonly keyArn: (name: string) => string;
}

/** The buckets, by name, each recording its requests where its settings say. */
export function buckets(scope: Construct, props: BucketsProps): Readonly<Record<string, Bucket>> {
  const each = new Construct(scope, "buckets");
  const made = byName(
    props.settings,
    (settings, entry) =>
      new Bucket(each, entry, {
        place: props.environment,
        name: bucketName(props.environment, entry, settings.name),
        encryption: settings.encryption === "aes256" ? "aes256" : { keyArn: props.keyArn(settings.key) },
        versioning: settings.versioning,
        lifecycle: byName(settings.lifecycle, lifecycleRule),
        abortIncompleteDays: settings.abortIncompleteDays,
        cors: settings.cors,
        receives: settings.receives,
        policy: settings.access === "cdn" ? "elsewhere" : "own",
        destroys: settings.forceDestroy ? "all" : "nothing",
      }),
  );
  for (const [entry, { logs }] of Object.entries(props.settings)) {
    if (logs === undefined) continue;
    made[entry]?.logTo(
      entryOf(made, logs.bucket, `data.buckets.${entry}.logs.bucket`),
      logs.prefix ?? `${entry}/`,
    );
  }
  return made;
}

function lifecycleRule({
  prefix,
  expireDays,
  noncurrentDays,
  transition,
}: DataSettings["buckets"][string]["lifecycle"][string]): LifecycleRule {
  return {
    prefix,
    ...(expireDays === undefined ? {} : { expireDays }),
    ...(noncurrentDays === undefined ? {} : { noncurrentDays }),
    ...(transition === undefined ? {} : { transition }),
  };
}
