import type { RequestContext } from "@strata/iam";

/** An account that is nobody's here. */
export const STRANGER = "000000000000";

/**
 * What a request from elsewhere says of itself, so that a condition which does not keep it out is seen. A key that is
 * not here leaves the answer open, which counts as a way in. Source: IAM user guide, "AWS global condition context keys".
 */
export const FROM_ELSEWHERE: RequestContext = {
  "aws:SourceAccount": STRANGER,
  "aws:SourceArn": `arn:aws:any:us-east-1:${STRANGER}:any/one`,
  "aws:SourceOrgID": "o-stranger",
  "aws:SourceOrgPaths": ["o-stranger/r-0/ou-0/"],
  "aws:PrincipalAccount": STRANGER,
  "aws:PrincipalArn": `arn:aws:iam::${STRANGER}:role/any`,
  "aws:PrincipalOrgID": "o-stranger",
  "aws:SourceVpc": null,
  "aws:SourceVpce": null,
  "aws:SourceIp": "203.0.113.1",
  // Whoever asks can use TLS, name an action of a service, and send any header.
  "aws:SecureTransport": "true",
  "s3:x-amz-acl": "bucket-owner-full-control",
  "kms:CallerAccount": STRANGER,
  "kms:ViaService": "s3.us-east-1.amazonaws.com",
  "kms:GrantIsForAWSResource": "true",
  "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:us-east-1:${STRANGER}:log-group:any`,
  // A mount target is an address in our own network.
  "elasticfilesystem:AccessedViaMountTarget": "false",
};
