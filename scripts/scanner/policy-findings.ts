/** Something that parliament has against a policy. */
export interface PolicyFinding {
  readonly name: string;
  /** Such as `UNKNOWN_ACTION`. */
  readonly issue: string;
  readonly detail: string;
}

/** What is not asked of parliament: rules of ours judge it with all that they know of a role. */
export const NOT_ASKED: Readonly<Record<string, string>> = {
  RESOURCE_STAR: "least privilege is a rule of strata check, with the actions that cannot be bound and why",
};

/** What parliament finds and AWS takes, in these words alone. */
export interface AcceptedPolicyFinding {
  readonly issue: string;
  readonly detail: RegExp;
  readonly reason: string;
  readonly source: string;
}

export const ACCEPTED_POLICY_FINDINGS: readonly AcceptedPolicyFinding[] = [
  {
    issue: "UNKNOWN_CONDITION_FOR_ACTION",
    detail: /^Unknown condition unknown0:(sub|aud) for action sts:AssumeRoleWithWebIdentity$/,
    reason: "keys of an identity provider begin with its issuer, which only the cluster knows",
    source: "IAM user guide, available keys for AWS OIDC federation",
  },
  {
    issue: "UNKNOWN_CONDITION_FOR_ACTION",
    detail: /^Unknown condition elasticloadbalancing:CreateAction for action elasticloadbalancing:AddTags$/,
    reason: "the key is newer than what this version of parliament knows",
    source: "Service authorization reference, Elastic Load Balancing V2",
  },
  {
    issue: "UNKNOWN_ACTION",
    detail: /^Unknown action elasticloadbalancing:ModifyIpPools$/,
    reason: "the action is newer than what this version of parliament knows",
    source: "Service authorization reference, Elastic Load Balancing V2",
  },
  {
    issue: "UNKNOWN_CONDITION_FOR_ACTION",
    detail: /^Unknown condition kms:EncryptionContext:aws:logs:arn for action kms:DescribeKey$/,
    reason: "keys of the encryption context have the name that the service gives them",
    source: "CloudWatch Logs user guide, Encrypt log data using AWS KMS",
  },
  {
    issue: "MISMATCHED_TYPE",
    detail: /^Type mismatch: ArnLike requires a value of type Arn but given String$/,
    reason: "the value of that key is the ARN of a log group, and its key policy is AWS's own",
    source: "CloudWatch Logs user guide, Encrypt log data using AWS KMS",
  },
];

export function acceptsFinding({ issue, detail }: AcceptedPolicyFinding, finding: PolicyFinding): boolean {
  return issue === finding.issue && detail.test(finding.detail);
}
