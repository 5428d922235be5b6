import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketCorsConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-cors-configuration";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import { S3BucketObjectLockConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { denyInsecureTransport, type PolicyStatement, policyDocument } from "../iam/policy-document";
import type { Place } from "../place";
import { bucketLifecycle, type LifecycleRule } from "./bucket-lifecycle";
import { LOG_SOURCES, type LogSource, ownershipFor } from "./bucket-logs";

/** A private bucket with its companion resources. */
export interface BucketProps {
  readonly place: Place;
  /** 3 to 63 characters, unique in the world. */
  readonly name: string;
  /** A customer managed key, or `aes256` (keys of S3 itself) where readers cannot use one. */
  readonly encryption: { readonly keyArn: string } | "aes256";
  readonly versioning: "enabled" | "suspended";
  readonly lifecycle: Readonly<Record<string, LifecycleRule>>;
  readonly abortIncompleteDays: number;
  /** Cross-origin access from browsers, by rule. */
  readonly cors: Readonly<Record<string, CorsRule>>;
  readonly receives: readonly LogSource[];
  /** Grants of its own policy beyond those of `receives`, from the bucket's ARN. @default none */
  readonly grants?: (bucketArn: string) => readonly PolicyStatement[];
  /** How long each object is held against deletion; needs versions. @default nothing is held */
  readonly objectLock?: ObjectLock;
  /**
   * `elsewhere`: the construct that serves the bucket creates its only policy, which must also deny requests without
   * TLS.
   */
  readonly policy: "own" | "elsewhere";
  /** `all`: destroying the bucket deletes its objects. `nothing`: a bucket that is not empty cannot be destroyed. */
  readonly destroys: "nothing" | "all";
}

/** For how long nobody deletes or overwrites a version of an object. */
export interface ObjectLock {
  /** `governance`: who has `s3:BypassGovernanceRetention` still may. `compliance`: nobody, not even the root user. */
  readonly mode: "governance" | "compliance";
  /** Days from the moment at which an object is written. */
  readonly days: number;
}

/** Which pages of other origins may read objects, and how. */
export interface CorsRule {
  /** HTTP methods, for example `GET`. */
  readonly methods: readonly string[];
  /** Origins such as `https://shop.example.com`; `*` for any. */
  readonly origins: readonly string[];
  /** Request headers that a page may send. */
  readonly headers: readonly string[];
  /** Response headers that a page may read, for example `ETag`. */
  readonly exposeHeaders: readonly string[];
  /** Seconds for which a browser caches the response. */
  readonly maxAgeSeconds: number;
}

const VERSIONING = { enabled: "Enabled", suspended: "Suspended" } as const;

/** A bucket with no public access (S3.1, S3.8), encrypted (S3.17), versioned (S3.14) and cleaned up (S3.13). */
export class Bucket extends Construct {
  readonly name: string;
  readonly arn: string;
  readonly regionalDomainName: string;
  readonly domainName: string;
  /**
   * Key that encrypts its objects. With keys of S3 itself, the alias of AWS's key for S3: policies can name it like any
   * other, and no permission for it is needed.
   */
  readonly keyArn: string;
  /** Dependencies of whoever delivers logs to this bucket. */
  readonly permissions: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: BucketProps) {
    super(scope, id);
    const bucket = new S3Bucket(this, "this", {
      bucket: props.name,
      forceDestroy: props.destroys === "all",
      tags: { Name: props.name },
    });
    this.name = bucket.bucket;
    this.arn = bucket.arn;
    this.regionalDomainName = bucket.bucketRegionalDomainName;
    this.domainName = bucket.bucketDomainName;
    const { region, account } = props.place;
    this.keyArn =
      props.encryption === "aes256"
        ? `arn:aws:kms:${region}:${account}:alias/aws/s3`
        : props.encryption.keyArn;

    const access = new S3BucketPublicAccessBlock(this, "public-access", {
      bucket: this.name,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    const ownership = new S3BucketOwnershipControls(this, "ownership", {
      bucket: this.name,
      rule: { objectOwnership: ownershipFor(props.receives) },
    });
    const versioning = new S3BucketVersioningA(this, "versioning", {
      bucket: this.name,
      versioningConfiguration: { status: VERSIONING[props.versioning] },
    });
    this.encrypt(props.encryption);
    bucketLifecycle(this, "lifecycle", {
      bucket: this.name,
      rules: props.lifecycle,
      abortIncompleteDays: props.abortIncompleteDays,
      after: [versioning],
    });
    this.allowOrigins(props.cors);
    if (props.objectLock !== undefined) this.hold(props.objectLock, versioning);
    const policy = props.policy === "own" ? [this.ownPolicy(props, access)] : [];
    this.permissions = [ownership, ...policy];
  }

  /** Logs requests to another bucket, under a prefix such as `assets/` (S3.9). */
  logTo(target: Bucket, prefix: string): void {
    new S3BucketLoggingA(this, "logging", {
      bucket: this.name,
      targetBucket: target.name,
      targetPrefix: prefix,
      dependsOn: [...target.permissions],
    });
  }

  private encrypt(encryption: BucketProps["encryption"]): void {
    new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      bucket: this.name,
      rule: [
        encryption === "aes256"
          ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
          : {
              // One data key for many objects: without it, each object needs a request to KMS.
              bucketKeyEnabled: true,
              applyServerSideEncryptionByDefault: {
                sseAlgorithm: "aws:kms",
                kmsMasterKeyId: encryption.keyArn,
              },
            },
      ],
    });
  }

  /**
   * Holds objects by a configuration of its own: the argument of the bucket itself would replace a bucket that exists.
   * Source: S3 user guide, "Configuring S3 Object Lock", existing buckets.
   */
  private hold({ mode, days }: ObjectLock, versioning: ITerraformDependable): void {
    new S3BucketObjectLockConfigurationA(this, "object-lock", {
      bucket: this.name,
      rule: { defaultRetention: { mode: mode.toUpperCase(), days } },
      // S3 refuses it on a bucket without versions.
      dependsOn: [versioning],
    });
  }

  private allowOrigins(rules: BucketProps["cors"]): void {
    if (Object.keys(rules).length === 0) return;
    new S3BucketCorsConfiguration(this, "cors", {
      bucket: this.name,
      corsRule: Object.entries(rules).map(([id, rule]) => ({
        id,
        allowedMethods: [...rule.methods],
        allowedOrigins: [...rule.origins],
        allowedHeaders: [...rule.headers],
        exposeHeaders: [...rule.exposeHeaders],
        maxAgeSeconds: rule.maxAgeSeconds,
      })),
    });
  }

  private ownPolicy(
    { place, receives, grants }: BucketProps,
    access: S3BucketPublicAccessBlock,
  ): S3BucketPolicy {
    return new S3BucketPolicy(this, "policy", {
      bucket: this.name,
      policy: policyDocument([
        denyInsecureTransport("s3:*", [this.arn, `${this.arn}/*`]),
        ...receives.flatMap((source) => LOG_SOURCES[source].statements(place, this.arn)),
        ...(grants?.(this.arn) ?? []),
      ]),
      // S3 refuses two concurrent changes of a bucket's access.
      dependsOn: [access],
    });
  }
}
