import { Bucket, Trail, trailDelivery } from "@strata/aws";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import { build } from "../builder";
import { buildRecords } from "../records/build";
import { trails } from "./kind";
import { lifecycle } from "./lifecycle";

/** The trails, by name, each with a bucket and a log group of its own. */
export const buildTrails = build(trails, ({ scope, settings, names, environment, made }) => {
  const each = new Construct(scope, "trails");
  const { key_arn: keyArn, bucket: accessLogs } = made(buildRecords);
  return byName(settings, ({ bucket, logs, objectsOf, insights }, entry) => {
    const named = names(entry);
    const own = new Construct(each, entry);
    const files = new Bucket(own, "bucket", {
      place: environment,
      name: named.bucket,
      encryption: { keyArn },
      versioning: "enabled",
      lifecycle: lifecycle(bucket),
      abortIncompleteDays: 7,
      cors: {},
      receives: [],
      grants: (arn) => trailDelivery(environment, named.trail, arn),
      ...(bucket.objectLock === undefined ? {} : { objectLock: bucket.objectLock }),
      policy: "own",
      destroys: "nothing",
    });
    files.logTo(accessLogs, `${named.bucket}/`);
    const { arn, logGroupName, logGroupArn } = new Trail(own, "this", {
      place: environment,
      name: named.trail,
      bucket: files,
      keyArn,
      logs: { group: named.logGroup, roleName: named.role, retentionDays: logs.retentionDays },
      objectsOf: objectsOf.map((name) => `arn:aws:s3:::${name}/`),
      insights,
    });
    return {
      arn,
      bucket_name: files.name,
      bucket_arn: files.arn,
      log_group_name: logGroupName,
      log_group_arn: logGroupArn,
    };
  });
});
