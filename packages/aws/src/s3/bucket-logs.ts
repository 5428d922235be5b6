import type { PolicyStatement } from "../iam/policy-document";
import type { Place } from "../place";

/** The ownership and the policy statements that a bucket needs, so that an AWS service can deliver logs to it. */
interface LogSourceNeeds {
  readonly ownership: "BucketOwnerEnforced" | "BucketOwnerPreferred";
  readonly statements: (place: Place, bucketArn: string) => readonly PolicyStatement[];
}

/** Logs that AWS services deliver to a bucket. */
export const LOG_SOURCES = {
  /** Source: Amazon S3 user guide, "Enabling Amazon S3 server access logging". */
  "server-access-logs": {
    ownership: "BucketOwnerEnforced",
    statements: ({ account }, bucketArn) => [
      {
        Sid: "ServerAccessLogs",
        Effect: "Allow",
        Principal: { Service: "logging.s3.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: `${bucketArn}/*`,
        Condition: { StringEquals: { "aws:SourceAccount": account } },
      },
    ],
  },
  /**
   * Standard logs (legacy) of CloudFront, the only ones that CloudFront.5 accepts. CloudFront adds an entry to the
   * bucket's ACL when a distribution names the bucket, so ACLs must be enabled, and Terraform must not manage the ACL,
   * which would remove the entry. Source: CloudFront developer guide, "Standard logging (legacy)".
   */
  "cloudfront-logs": { ownership: "BucketOwnerPreferred", statements: () => [] },
  /**
   * Access logs of Network Load Balancers; other types use another principal. Source: Elastic Load
   * Balancing, "Access logs for your Network Load Balancer", bucket requirements.
   */
  "network-load-balancer-logs": {
    ownership: "BucketOwnerEnforced",
    statements: ({ account, region }, bucketArn) => {
      const delivered = {
        StringEquals: { "aws:SourceAccount": account },
        ArnLike: { "aws:SourceArn": `arn:aws:logs:${region}:${account}:*` },
      };
      return [
        {
          Sid: "LoadBalancerLogs",
          Effect: "Allow",
          Principal: { Service: "delivery.logs.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: `${bucketArn}/*AWSLogs/${account}/*`,
          Condition: {
            ...delivered,
            StringEquals: { ...delivered.StringEquals, "s3:x-amz-acl": "bucket-owner-full-control" },
          },
        },
        {
          Sid: "LoadBalancerLogsAcl",
          Effect: "Allow",
          Principal: { Service: "delivery.logs.amazonaws.com" },
          Action: "s3:GetBucketAcl",
          Resource: bucketArn,
          Condition: delivered,
        },
      ];
    },
  },
} as const satisfies Readonly<Record<string, LogSourceNeeds>>;

/** Logs that a bucket can receive. */
export type LogSource = keyof typeof LOG_SOURCES;

/** Object ownership of a bucket that receives these logs: ACLs are disabled (S3.12) unless a source needs them. */
export function ownershipFor(sources: readonly LogSource[]): LogSourceNeeds["ownership"] {
  const needs = sources.map((source) => LOG_SOURCES[source].ownership);
  return needs.includes("BucketOwnerPreferred") ? "BucketOwnerPreferred" : "BucketOwnerEnforced";
}
