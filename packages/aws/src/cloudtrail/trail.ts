import { Cloudtrail, type CloudtrailEventSelector } from "@cdktf/provider-aws/lib/cloudtrail";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type PolicyStatement, trustService } from "../iam/policy-document";
import { Role } from "../iam/role";
import { logGroup } from "../logs/log-group";
import type { Place } from "../place";

const SERVICE = "cloudtrail.amazonaws.com";

/** Unusual rates that CloudTrail Insights looks for. Source: CloudTrail API, `InsightSelector`, `InsightType`. */
export type Insight = "ApiCallRateInsight" | "ApiErrorRateInsight";

/** A trail of the whole account. */
export interface TrailProps {
  readonly place: Place;
  /** 3 to 128 characters; unique in the account and region. */
  readonly name: string;
  /** The bucket, whose policy must let the trail write: see {@link trailDelivery}. */
  readonly bucket: { readonly name: string; readonly permissions: readonly ITerraformDependable[] };
  /** ARN of the key, which must let the trail use it: see {@link trailEncryption}. */
  readonly keyArn: string;
  /** The log group that has the events within minutes, encrypted with the same key. */
  readonly logs: { readonly group: string; readonly roleName: string; readonly retentionDays: number };
  /** ARNs of buckets of whose objects every read and write is recorded too, each with `/` at its end. */
  readonly objectsOf: readonly string[];
  readonly insights: readonly Insight[];
}

/** ARN of a trail, from its name: policies of its bucket and key name it before it exists. */
export function trailArn({ account, region }: Place, name: string): string {
  return `arn:aws:cloudtrail:${region}:${account}:trail/${name}`;
}

/**
 * What the policy of a trail's bucket must grant it.
 * Source: CloudTrail user guide, "Amazon S3 bucket policy for CloudTrail", with `aws:SourceArn`.
 */
export function trailDelivery(place: Place, trail: string, bucketArn: string): readonly PolicyStatement[] {
  const from = { "aws:SourceArn": trailArn(place, trail) };
  const allow = { Effect: "Allow", Principal: { Service: SERVICE } } as const;
  return [
    {
      ...allow,
      Sid: "TrailAcl",
      Action: "s3:GetBucketAcl",
      Resource: bucketArn,
      Condition: { StringEquals: from },
    },
    {
      ...allow,
      Sid: "TrailWrite",
      Action: "s3:PutObject",
      Resource: `${bucketArn}/AWSLogs/${place.account}/*`,
      Condition: { StringEquals: { ...from, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
  ];
}

/**
 * What the policy of a key must grant the trails that use it: they encrypt, and cannot read. Nothing for no trails.
 * Source: CloudTrail user guide, "Configure AWS KMS key policies for CloudTrail".
 */
export function trailEncryption(place: Place, trails: readonly string[]): readonly PolicyStatement[] {
  if (trails.length === 0) return [];
  return [
    {
      Sid: "Trails",
      Effect: "Allow",
      Principal: { Service: SERVICE },
      Action: ["kms:GenerateDataKey*", "kms:DescribeKey"],
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceArn": trails.map((trail) => trailArn(place, trail)) } },
    },
  ];
}

/**
 * Records who did what in every region (CloudTrail.1), encrypted (CloudTrail.2), with digests that show whether a file
 * was changed (CloudTrail.4), and to a log group too (CloudTrail.5).
 */
export class Trail extends Construct {
  readonly arn: string;
  readonly logGroupName: string;
  readonly logGroupArn: string;

  constructor(scope: Construct, id: string, props: TrailProps) {
    super(scope, id);
    const { name, keyArn, logs, bucket, insights } = props;
    const group = logGroup(this, "group", {
      name: logs.group,
      retentionDays: logs.retentionDays,
      keyArn,
    });
    const role = this.writer(props, group.arn);
    const trail = new Cloudtrail(this, "this", {
      name,
      s3BucketName: bucket.name,
      kmsKeyId: keyArn,
      enableLogging: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      cloudWatchLogsGroupArn: `${group.arn}:*`,
      cloudWatchLogsRoleArn: role.arn,
      // Without one, a trail records all management events, and the provider goes back to that.
      ...(props.objectsOf.length === 0 ? {} : { eventSelector: [withObjects(props.objectsOf)] }),
      ...(insights.length === 0 ? {} : { insightSelector: insights.map((insightType) => ({ insightType })) }),
      tags: { Name: name },
      // CloudTrail tries bucket, key and log group when the trail is made, and refuses one that cannot write.
      dependsOn: [...bucket.permissions, ...role.permissions],
    });
    this.arn = trail.arn;
    this.logGroupName = group.name;
    this.logGroupArn = group.arn;
  }

  /** Source: CloudTrail user guide, "Role policy document for CloudTrail to use CloudWatch Logs". */
  private writer({ place, name, logs }: TrailProps, groupArn: string): Role {
    return new Role(this, "role", {
      name: logs.roleName,
      description: "Writes the trail's events to its log group",
      trust: trustService(SERVICE, { StringEquals: { "aws:SourceArn": trailArn(place, name) } }),
      policies: {
        write: [
          {
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: `${groupArn}:log-stream:${place.account}_CloudTrail_${place.region}*`,
          },
        ],
      },
    });
  }
}

/** All management events, and the data events of these buckets. */
function withObjects(buckets: readonly string[]): CloudtrailEventSelector {
  return {
    includeManagementEvents: true,
    readWriteType: "All",
    dataResource: [{ type: "AWS::S3::Object", values: [...buckets] }],
  };
}
