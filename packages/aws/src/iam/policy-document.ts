/** One statement of an IAM, KMS or resource policy, in IAM's own terms. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | Readonly<Record<string, string | readonly string[]>>;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** The text of a policy. Tokens become part of JSON strings, so their expressions must not contain quotes. */
export function policyDocument(statements: readonly PolicyStatement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/**
 * Trust of a role by an AWS service.
 * @param condition prevents the service from acting for another account (confused deputy)
 */
export function trustService(service: string, condition?: PolicyStatement["Condition"]): string {
  return policyDocument([
    {
      Effect: "Allow",
      Principal: { Service: service },
      Action: "sts:AssumeRole",
      ...(condition === undefined ? {} : { Condition: condition }),
    },
  ]);
}

/** Denies every request without TLS. Source: S3.5, EFS in-transit encryption, SQS and SNS guidance. */
export function denyInsecureTransport(action: string, resources: readonly string[]): PolicyStatement {
  return {
    Sid: "DenyInsecureTransport",
    Effect: "Deny",
    Principal: { AWS: "*" },
    Action: action,
    Resource: resources,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

/** ARN of an AWS managed policy, from its name with its path, for example `service-role/AmazonEFSCSIDriverPolicy`. */
export function managedPolicyArn(name: string): string {
  return `arn:aws:iam::aws:policy/${name}`;
}
