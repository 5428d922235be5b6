import { describe, expect, it } from "vitest";
import { place } from "../synthesized.fixture";
import { LOG_SOURCES, ownershipFor } from "./bucket-logs";

const arn = "arn:aws:s3:::shop-logs";

it.each(["server-access-logs", "network-load-balancer-logs"] as const)(
  "%s are taken from this account only",
  (source) => {
    for (const { Effect, Principal, Condition } of LOG_SOURCES[source].statements(place, arn)) {
      expect(Effect).toBe("Allow");
      expect(Object.keys(Principal)).toEqual(["Service"]);
      expect(Condition.StringEquals["aws:SourceAccount"]).toBe("111122223333");
    }
  },
);

it("logs of CloudFront need no statement: CloudFront adds itself to the bucket's ACL", () => {
  expect(LOG_SOURCES["cloudfront-logs"].statements()).toEqual([]);
});

describe("access logs of S3", () => {
  it("may be put into the bucket, and nothing else", () => {
    expect(LOG_SOURCES["server-access-logs"].statements(place, arn)).toMatchObject([
      {
        Principal: { Service: "logging.s3.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: "arn:aws:s3:::shop-logs/*",
      },
    ]);
  });
});

describe("logs of Network Load Balancers", () => {
  const [write, look] = LOG_SOURCES["network-load-balancer-logs"].statements(place, arn);

  it("may be put under the account's own prefix, in the bucket owner's possession", () => {
    expect(write).toMatchObject({
      Principal: { Service: "delivery.logs.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: "arn:aws:s3:::shop-logs/*AWSLogs/111122223333/*",
      Condition: {
        StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" },
        ArnLike: { "aws:SourceArn": "arn:aws:logs:eu-west-1:111122223333:*" },
      },
    });
  });

  it("need a look at the bucket's ACL", () => {
    expect(look).toMatchObject({ Action: "s3:GetBucketAcl", Resource: arn });
  });
});

describe("ownership of objects", () => {
  it.each([
    { received: [], ownership: "BucketOwnerEnforced" },
    { received: ["server-access-logs", "network-load-balancer-logs"], ownership: "BucketOwnerEnforced" },
    { received: ["server-access-logs", "cloudfront-logs"], ownership: "BucketOwnerPreferred" },
  ] as const)("is $ownership in a bucket that receives $received", ({ received, ownership }) => {
    expect(ownershipFor(received)).toBe(ownership);
  });
});
