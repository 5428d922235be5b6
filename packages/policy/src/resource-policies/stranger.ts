import type { PolicyStatement, RequestContext } from "@strata/iam";

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

/** Keys that hold the ARN of what somebody's request is for. */
const ARN_KEYS = ["aws:sourcearn", "kms:encryptioncontext:aws:logs:arn"];

/**
 * The requests from elsewhere that come closest to what a statement asks for: where it names ARNs by a pattern that
 * leaves the account open, the ARN of a stranger that fits.
 */
export function requestsFromElsewhere({ conditions }: PolicyStatement): readonly RequestContext[] {
  const asked = Object.values(conditions).flatMap((keys) =>
    Object.entries(keys)
      .filter(([key]) => ARN_KEYS.includes(key.toLowerCase()))
      .flatMap(([key, patterns]) =>
        patterns.flatMap((pattern) => strangersArn(pattern).map((arn) => ({ key, arn }))),
      ),
  );
  return [
    FROM_ELSEWHERE,
    ...asked.map(({ key, arn }) => ({
      ...Object.fromEntries(
        Object.entries(FROM_ELSEWHERE).filter(([name]) => name.toLowerCase() !== key.toLowerCase()),
      ),
      [key]: arn,
    })),
  ];
}

/** An ARN of a stranger that a pattern matches; none where the pattern names the account. */
function strangersArn(pattern: string): readonly string[] {
  const parts = pattern.split(":");
  const [account = ""] = parts.slice(4, 5);
  if (pattern.includes("${") || (parts.length >= 6 && /^\d{12}$/.test(account))) return [];
  const filled = parts.map((part, index) =>
    index === 4 && part !== "" ? STRANGER : part.replaceAll("*", "any").replaceAll("?", "a"),
  );
  return [filled.join(":")];
}
