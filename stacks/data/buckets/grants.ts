/** Finding objects, without which S3 answers a missing one with "access denied". */
const LIST = { actions: "s3:ListBucket", on: "{arn}" } as const;

/**
 * What roles may be granted of a bucket: its objects and the list of them, in that bucket alone. S3 alone uses the
 * bucket's key on their behalf. Source: Amazon S3, "Using server-side encryption with AWS KMS keys".
 */
export const bucketGrants = {
  description: "Buckets of the data layer that it may use",
  key: { field: "key_arn", service: "s3" },
  uses: {
    read: {
      description: "list and get objects",
      allow: [LIST, { actions: ["s3:GetObject"], on: "{arn}/*" }],
      keyActions: ["kms:Decrypt"],
    },
    readPut: {
      description: "put objects too, never delete one",
      allow: [LIST, { actions: ["s3:GetObject", "s3:PutObject"], on: "{arn}/*" }],
      // Parts of a large upload are decrypted again when they are put together.
      keyActions: ["kms:Decrypt", "kms:GenerateDataKey"],
    },
    readWrite: {
      description: "delete objects too",
      allow: [
        LIST,
        {
          actions: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"],
          on: "{arn}/*",
        },
      ],
      keyActions: ["kms:Decrypt", "kms:GenerateDataKey"],
    },
  },
} as const;
