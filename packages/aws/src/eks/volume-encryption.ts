import type { PolicyStatement } from "../iam/policy-document";

/**
 * The permissions with which a storage driver creates volumes that a customer managed key encrypts.
 * Source: EKS user guide, "Amazon EBS CSI driver", use of a custom KMS key.
 */
export function volumeEncryption(keyArn: string): readonly PolicyStatement[] {
  return [
    {
      Effect: "Allow",
      Action: ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
      Resource: keyArn,
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
    {
      Effect: "Allow",
      Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
      Resource: keyArn,
    },
  ];
}
