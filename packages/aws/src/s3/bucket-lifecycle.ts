import {
  S3BucketLifecycleConfiguration,
  type S3BucketLifecycleConfigurationRule,
} from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";

/** What happens to objects under a prefix as they age; at least one of the actions. */
export interface LifecycleRule {
  /** @default every object */
  readonly prefix?: string;
  /** Days after which an object is deleted; in a versioned bucket it becomes a noncurrent version. */
  readonly expireDays?: number;
  /** Days after which a noncurrent version is deleted. */
  readonly noncurrentDays?: number;
  /** Moves objects to a cheaper storage class. */
  readonly transition?: { readonly days: number; readonly storageClass: string };
}

/** Lifecycle of a bucket's objects (S3.13). */
export interface BucketLifecycleProps {
  readonly bucket: string;
  readonly rules: Readonly<Record<string, LifecycleRule>>;
  /** Days after which the parts of an incomplete upload are deleted (CKV_AWS_300). */
  readonly abortIncompleteDays: number;
  /** Dependencies; the versioning, since S3 accepts rules for versions only after it. */
  readonly after: readonly ITerraformDependable[];
}

/** Creates the lifecycle configuration; a bucket can have only one. */
export function bucketLifecycle(
  scope: Construct,
  id: string,
  props: BucketLifecycleProps,
): S3BucketLifecycleConfiguration {
  return new S3BucketLifecycleConfiguration(scope, id, {
    bucket: props.bucket,
    rule: [
      {
        id: "abort-incomplete",
        status: "Enabled",
        filter: [{ prefix: "" }],
        abortIncompleteMultipartUpload: [{ daysAfterInitiation: props.abortIncompleteDays }],
      },
      ...Object.entries(props.rules).map(([name, rule]) => ruleArguments(name, rule)),
    ],
    dependsOn: [...props.after],
  });
}

function ruleArguments(
  id: string,
  { prefix = "", expireDays, noncurrentDays, transition }: LifecycleRule,
): S3BucketLifecycleConfigurationRule {
  return {
    id,
    status: "Enabled",
    filter: [{ prefix }],
    ...(expireDays === undefined ? {} : { expiration: [{ days: expireDays }] }),
    ...(noncurrentDays === undefined ? {} : { noncurrentVersionExpiration: [{ noncurrentDays }] }),
    ...(transition === undefined ? {} : { transition: [{ ...transition }] }),
  };
}
