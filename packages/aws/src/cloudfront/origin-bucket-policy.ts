import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import type { Construct } from "constructs";
import { denyInsecureTransport, policyDocument } from "../iam/policy-document";

/** The bucket policy of an origin. */
export interface OriginBucketPolicyProps {
  readonly bucketName: string;
  readonly bucketArn: string;
  /** ARN of the distribution that may read it. */
  readonly distributionArn: string;
}

/** Allows only one distribution to read objects, and denies requests without TLS (S3.5). */
export function originBucketPolicy(
  scope: Construct,
  id: string,
  { bucketName, bucketArn, distributionArn }: OriginBucketPolicyProps,
): S3BucketPolicy {
  return new S3BucketPolicy(scope, id, {
    bucket: bucketName,
    policy: policyDocument([
      denyInsecureTransport("s3:*", [bucketArn, `${bucketArn}/*`]),
      {
        Sid: "DistributionReads",
        Effect: "Allow",
        Principal: { Service: "cloudfront.amazonaws.com" },
        Action: "s3:GetObject",
        Resource: `${bucketArn}/*`,
        // Distributions of every account use the same service principal.
        Condition: { StringEquals: { "AWS:SourceArn": distributionArn } },
      },
    ]),
  });
}
