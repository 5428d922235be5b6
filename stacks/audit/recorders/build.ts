import { Bucket, Recorder, recorderDelivery } from "@strata/aws";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import { build } from "../builder";
import { buildRecords } from "../records/build";
import { lifecycle } from "../trails/lifecycle";
import { recorders } from "./kind";

/** The recorders, by name, each with a bucket of its own. */
export const buildRecorders = build(recorders, ({ scope, settings, names, environment, made }) => {
  const each = new Construct(scope, "recorders");
  const { key_arn: keyArn, bucket: accessLogs } = made(buildRecords);
  return byName(settings, ({ bucket, rules, globalResources, recording, snapshots }, entry) => {
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
      grants: (arn) => recorderDelivery(environment, arn),
      policy: "own",
      destroys: "nothing",
    });
    files.logTo(accessLogs, `${named.bucket}/`);
    const { recorderName } = new Recorder(own, "this", {
      place: environment,
      bucket: files,
      keyArn,
      globalResources,
      recording,
      snapshots,
      rules: byName(rules, ({ identifier, parameters, frequency }, rule) => ({
        name: named.rules[rule] ?? rule,
        identifier,
        parameters,
        ...(frequency === undefined ? {} : { frequency }),
      })),
    });
    return { name: recorderName, bucket_name: files.name, bucket_arn: files.arn };
  });
});
