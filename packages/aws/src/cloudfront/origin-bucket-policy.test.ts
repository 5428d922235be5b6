import { expect, it } from "vitest";
import { statements, synthesized } from "../synthesized.fixture";
import { originBucketPolicy } from "./origin-bucket-policy";

it("one distribution reads the objects of its bucket over TLS, and nobody else", () => {
  const { at } = synthesized((scope) =>
    originBucketPolicy(scope, "policy", {
      bucketName: "shop-assets",
      bucketArn: "arn:aws:s3:::shop-assets",
      distributionArn: "arn:aws:cloudfront::111122223333:distribution/E1",
    }),
  );
  const { bucket, policy } = at("aws_s3_bucket_policy.policy");

  expect(bucket).toBe("shop-assets");
  expect(statements(policy)).toEqual([
    {
      Sid: "DenyInsecureTransport",
      Effect: "Deny",
      Principal: { AWS: "*" },
      Action: "s3:*",
      Resource: ["arn:aws:s3:::shop-assets", "arn:aws:s3:::shop-assets/*"],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
    {
      Sid: "DistributionReads",
      Effect: "Allow",
      Principal: { Service: "cloudfront.amazonaws.com" },
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::shop-assets/*",
      Condition: {
        StringEquals: { "AWS:SourceArn": "arn:aws:cloudfront::111122223333:distribution/E1" },
      },
    },
  ]);
});
